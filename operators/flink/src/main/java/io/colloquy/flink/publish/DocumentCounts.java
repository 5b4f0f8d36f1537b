package io.colloquy.flink.publish;

import java.util.List;

/**
 * What a step wrote when an interview was complete.
 *
 * @param of what is counted
 * @param interviewBeganAtMs the instant of media time 0, epoch milliseconds
 * @param completion how often the interview's generation was complete then, from 1 on
 * @param documents how many there are, gaps and unclear stretches not counted
 * @param gaps with {@code SEGMENTS}: how many there are
 * @param unclear with {@code SEGMENTS}: how many unclear stretches there are
 * @param speakers with {@code SEGMENTS}: the labels of all that are known, sorted
 */
public record DocumentCounts(
    Of of,
    String tenantId,
    String interviewId,
    long interviewBeganAtMs,
    int generation,
    int completion,
    int documents,
    int gaps,
    int unclear,
    List<String> speakers) {

  /** Kinds of documents, by who counts them. */
  public enum Of {
    /** Counted when all are written. */
    SEGMENTS,
    /** Counted when all segments carry them. */
    CHAPTERS,
    /** Counted when all are written. */
    PASSAGES
  }

  public DocumentCounts {
    speakers = speakers == null ? List.of() : List.copyOf(speakers);
  }

  /** The key of everything that the interview owns. */
  public String key() {
    return tenantId + "/" + interviewId;
  }
}
