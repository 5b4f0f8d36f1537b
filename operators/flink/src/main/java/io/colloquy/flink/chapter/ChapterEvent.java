package io.colloquy.flink.chapter;

import io.colloquy.core.chapter.Chapter;
import java.util.List;

/**
 * The chapters of a complete interview, or that nothing is kept of it any longer.
 *
 * @param interviewBeganAtMs the instant of media time 0, epoch milliseconds
 * @param completion how often the interview's generation was complete then, from 1 on; 0 if it is
 *     over
 * @param chapters all of them in order; none if nobody spoke
 * @param over whether the interview was closed or deleted instead
 */
public record ChapterEvent(
    String tenantId,
    String interviewId,
    long interviewBeganAtMs,
    int generation,
    int completion,
    List<Chapter> chapters,
    boolean over) {

  public ChapterEvent {
    chapters = chapters == null ? List.of() : List.copyOf(chapters);
  }

  /** The key of everything that the interview owns. */
  public String key() {
    return tenantId + "/" + interviewId;
  }
}
