package io.colloquy.flink.publish;

import io.colloquy.flink.Uids;
import java.util.Arrays;
import java.util.List;

/**
 * What a step wrote when an interview was complete, or that it keeps nothing of the interview any
 * longer.
 *
 * @param of what is counted
 * @param interviewBeganAtMs the instant of media time 0, epoch milliseconds
 * @param completion how often the interview's generation was complete then, from 1 on; 0 if it is
 *     over
 * @param documents how many there are, gaps not counted
 * @param gaps with {@code SEGMENTS}: how many there are
 * @param speakers with {@code SEGMENTS}: the labels of all that are known, sorted
 * @param over whether the interview was closed or deleted instead; nothing is counted then
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
    List<String> speakers,
    boolean over) {

  /** Kinds of documents, by who counts them. */
  public enum Of {
    /** Counted when all are written. */
    SEGMENTS(Uids.PUBLISH_SEGMENTS),
    /** Counted when all segments carry them. */
    CHAPTERS(Uids.PUBLISH_SEGMENTS),
    /** Counted when all are written. */
    PASSAGES(Uids.PUBLISH_PASSAGES);

    private final String teller;

    Of(String teller) {
      this.teller = teller;
    }

    /** The step that counts them. */
    public String teller() {
      return teller;
    }
  }

  public DocumentCounts {
    speakers = speakers == null ? List.of() : List.copyOf(speakers);
  }

  /** Every step that tells such counts. */
  public static List<String> tellers() {
    return Arrays.stream(Of.values()).map(Of::teller).distinct().toList();
  }

  /** The key of everything that the interview owns. */
  public String key() {
    return tenantId + "/" + interviewId;
  }
}
