package io.colloquy.local.watch;

import io.colloquy.local.MediaTime;
import io.colloquy.local.SpeakerColour;
import io.colloquy.local.search.IndexedSegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/**
 * The lines that show a growing transcript: what is said once, and again, behind a {@code ~}, when
 * the words have changed. Words that only are cut into other segments, or get another speaker, are
 * not shown again.
 */
public final class TranscriptLines {

  private final Ansi ansi;
  private final List<IndexedSegment> printed = new ArrayList<>();
  private Map<String, IndexedSegment> last = Map.of();

  /**
   * @param ansi whether speakers have colours
   */
  public TranscriptLines(Ansi ansi) {
    this.ansi = ansi;
  }

  /**
   * @param segments all that there are at this moment, in order
   * @return what to print of them
   */
  public List<String> accept(List<IndexedSegment> segments) {
    boolean severalStreams = segments.stream().map(IndexedSegment::streamId).distinct().count() > 1;
    List<String> lines = new ArrayList<>();
    for (IndexedSegment segment : segments) {
      IndexedSegment before = last.get(segment.segmentId());
      if (before != null && content(segment).equals(content(before))) {
        continue;
      }
      List<IndexedSegment> there = together(last.values().stream(), segment);
      if (!isSaidIn(there, segment)) {
        String mark = there.isEmpty() ? "" : "~ ";
        lines.add(mark + line(segment, severalStreams));
        printed.removeAll(together(printed.stream(), segment));
        printed.add(segment);
      }
    }
    last = new LinkedHashMap<>();
    segments.forEach(segment -> last.put(segment.segmentId(), segment));
    return lines;
  }

  /** How many segments of the last ones were shown with another speaker than they have now. */
  public long otherSpeakers() {
    return last.values().stream()
        .filter(IndexedSegment::isSpeech)
        .filter(
            segment ->
                together(printed.stream(), segment).stream()
                    .anyMatch(line -> !line.speakerLabel().equals(segment.speakerLabel())))
        .count();
  }

  private String line(IndexedSegment segment, boolean severalStreams) {
    String who = segment.speakerLabel();
    if (who.isEmpty() && severalStreams) {
      who = segment.streamId();
    }
    return "[%s] %s%s"
        .formatted(
            MediaTime.seconds(segment.startMs()),
            who.isEmpty() ? "" : SpeakerColour.paint(ansi, segment.speaker(), who + ":") + " ",
            content(segment));
  }

  private static List<IndexedSegment> together(
      Stream<IndexedSegment> segments, IndexedSegment with) {
    return segments
        .filter(other -> other.streamId().equals(with.streamId()))
        .filter(
            other ->
                other.startMs() == with.startMs()
                    || other.startMs() < with.endMs() && with.startMs() < other.endMs())
        .toList();
  }

  private static boolean isSaidIn(List<IndexedSegment> there, IndexedSegment segment) {
    String said =
        there.stream().map(TranscriptLines::content).collect(Collectors.joining(" ", " ", " "));
    return said.contains(" " + content(segment) + " ");
  }

  private static String content(IndexedSegment segment) {
    return segment.isSpeech() ? segment.text() : "--- %s ---".formatted(segment.label());
  }
}
