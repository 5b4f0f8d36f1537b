package io.colloquy.flink.chapter;

import io.colloquy.core.chapter.Chapter;
import java.util.List;

/**
 * The chapters of a complete interview.
 *
 * @param interviewBeganAtMs the instant of media time 0, epoch milliseconds
 * @param completion how often the interview's generation was complete then, from 1 on
 * @param chapters all of them in order; none if nobody spoke
 */
public record ChapterEvent(
    String tenantId,
    String interviewId,
    long interviewBeganAtMs,
    int generation,
    int completion,
    List<Chapter> chapters) {

  public ChapterEvent {
    chapters = chapters == null ? List.of() : List.copyOf(chapters);
  }

  /** The key of everything that the interview owns. */
  public String key() {
    return tenantId + "/" + interviewId;
  }
}
