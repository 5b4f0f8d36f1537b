package io.colloquy.flink.publish;

import io.colloquy.flink.stitch.TranscriptEvent;
import java.util.List;

/**
 * What publishing counted when an interview was complete, or that it keeps nothing of the interview
 * any longer. There is one for each completion, closing and deletion, in order.
 *
 * @param interviewBeganAtMs the instant of media time 0, epoch milliseconds
 * @param segments with speech
 * @param speakers the labels of all that are known, sorted
 * @param over whether the interview was closed or deleted instead; nothing is counted then
 */
public record SegmentCounts(
    String tenantId,
    String interviewId,
    long interviewBeganAtMs,
    int generation,
    int segments,
    int gaps,
    List<String> speakers,
    boolean over) {

  public SegmentCounts {
    speakers = speakers == null ? List.of() : List.copyOf(speakers);
  }

  static SegmentCounts over(TranscriptEvent event) {
    return new SegmentCounts(
        event.tenantId(),
        event.interviewId(),
        event.interviewBeganAtMs(),
        event.generation(),
        0,
        0,
        List.of(),
        true);
  }

  /** The key of everything that the interview owns. */
  public String key() {
    return tenantId + "/" + interviewId;
  }
}
