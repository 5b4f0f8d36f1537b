package io.colloquy.flink.outcome;

/**
 * Which generation of an interview goes on. Of one that is over it is a mark, which keeps out what
 * was still on its way.
 *
 * @param number what is of an earlier one is dropped
 * @param deleted whether the interview is gone for good
 * @param markedUntilMs 0 while the interview goes on; else processing time when the mark ends
 */
public record InterviewGeneration(int number, boolean deleted, long markedUntilMs) {

  /** Whether only a mark is left. */
  public boolean isMark() {
    return markedUntilMs > 0;
  }

  /** Whether what is of a generation is void, but for a deletion. */
  public boolean drops(int other) {
    return deleted || other < number || isMark() && other == number;
  }
}
