package io.colloquy.local.export;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.search.HeardChapter;
import io.colloquy.local.search.IndexedSegment;
import java.util.Comparator;
import java.util.List;

/**
 * All that is known of an interview's words.
 *
 * @param beganAt the instant of media time 0, as ISO 8601
 * @param segments speech, gaps and unclear stretches of every stream, in order of media time; empty
 *     where nobody speaks
 */
record Transcript(InterviewKey interview, String beganAt, List<IndexedSegment> segments) {

  Transcript {
    segments =
        segments.stream()
            .sorted(
                Comparator.comparingLong(IndexedSegment::startMs)
                    .thenComparing(IndexedSegment::streamId)
                    .thenComparing(IndexedSegment::segmentId))
            .toList();
  }

  /** None before the interview is complete. */
  List<HeardChapter> chapters() {
    return HeardChapter.of(segments);
  }

  List<String> streams() {
    return segments.stream().map(IndexedSegment::streamId).distinct().sorted().toList();
  }

  /**
   * Who says it; where nobody knows, what tells a segment's stream from the others, such as {@code
   * audio:1}; empty where there is but one.
   */
  String label(IndexedSegment segment) {
    String speaker = segment.speakerLabel();
    return speaker.isEmpty() && streams().size() > 1 ? segment.streamId() : speaker;
  }

  /** What a segment says in one line, its speaker and the brackets of what has no text included. */
  String line(IndexedSegment segment) {
    String label = label(segment);
    return label.isEmpty() ? segment.shown() : label + ": " + segment.shown();
  }

  /** Media time of the end of the last word, gap or unclear stretch. */
  long durationMs() {
    return segments.stream().mapToLong(IndexedSegment::endMs).max().orElse(0);
  }

  long spoken() {
    return segments.stream().filter(IndexedSegment::isSpeech).count();
  }

  long gaps() {
    return segments.stream().filter(IndexedSegment::isGap).count();
  }
}
