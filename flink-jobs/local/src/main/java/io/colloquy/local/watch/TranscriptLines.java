package io.colloquy.local.watch;

import io.colloquy.local.MediaTime;
import io.colloquy.local.search.IndexedSegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines that show a growing transcript: each segment once, and again, behind a {@code ~}, when
 * its text has changed.
 */
public final class TranscriptLines {

  private final Map<String, String> shown = new HashMap<>();

  /**
   * @param segments all that there are at this moment, in order
   * @return what to print of them
   */
  public List<String> accept(List<IndexedSegment> segments) {
    boolean severalStreams = segments.stream().map(IndexedSegment::streamId).distinct().count() > 1;
    List<String> lines = new ArrayList<>();
    for (IndexedSegment segment : segments) {
      String content = content(segment);
      String before = shown.put(segment.segmentId(), content);
      if (!content.equals(before)) {
        lines.add(
            "%s[%s] %s%s"
                .formatted(
                    before == null ? "" : "~ ",
                    MediaTime.seconds(segment.startMs()),
                    severalStreams ? segment.streamId() + ": " : "",
                    content));
      }
    }
    return lines;
  }

  private static String content(IndexedSegment segment) {
    return segment.isGap() ? "--- %s ---".formatted(segment.gapLabel()) : segment.text();
  }
}
