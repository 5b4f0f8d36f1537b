package io.colloquy.flink.publish;

import io.colloquy.flink.stitch.TranscriptEvent;

/**
 * What publishing counted when an interview was complete, or that it keeps nothing of the interview
 * any longer. There is one for each completion, closing and deletion, in order.
 *
 * @param interviewBeganAtMs the instant of media time 0, epoch milliseconds
 * @param segments with speech
 * @param over whether the interview was closed or deleted instead; nothing is counted then
 */
public record SegmentCounts(
    String tenantId,
    String interviewId,
    long interviewBeganAtMs,
    int generation,
    int segments,
    int gaps,
    boolean over) {

  static SegmentCounts over(TranscriptEvent event) {
    return new SegmentCounts(
        event.tenantId(),
        event.interviewId(),
        event.interviewBeganAtMs(),
        event.generation(),
        0,
        0,
        true);
  }

  /** The key of everything that the interview owns. */
  public String key() {
    return tenantId + "/" + interviewId;
  }
}
