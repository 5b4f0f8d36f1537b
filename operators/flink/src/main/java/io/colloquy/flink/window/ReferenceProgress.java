package io.colloquy.flink.window;

import io.colloquy.flink.read.InterviewRecord;
import java.util.List;

/**
 * A chunk whose audio is a file, read a block at a time.
 *
 * @param offset the next byte to read
 * @param behind sequences of the stream whose turn it is after it
 * @param failures how often reading it has failed since the last block; some pass
 * @param retryAtMs processing time before which it is not read again
 */
public record ReferenceProgress(
    InterviewRecord record, long offset, List<Long> behind, int failures, long retryAtMs) {
  private static final long FIRST_WAIT_MS = 1_000;
  private static final long LONGEST_WAIT_MS = 60_000;

  /** With the waits between them, ten minutes. */
  private static final int MOST_FAILURES = 16;

  public ReferenceProgress {
    behind = behind == null ? List.of() : List.copyOf(behind);
  }

  /** Before the first block. */
  static ReferenceProgress start(InterviewRecord record, List<Long> behind) {
    return new ReferenceProgress(record, 0, behind, 0, 0);
  }

  /** Behind what was read of it already; nothing of the stream's turn is after it yet. */
  static ReferenceProgress goOn(InterviewRecord record, long offset) {
    return new ReferenceProgress(record, offset, List.of(), 0, 0);
  }

  ReferenceProgress afterBlock(int bytes) {
    return new ReferenceProgress(record, offset + bytes, behind, 0, 0);
  }

  /** Twice as long as the last time. */
  ReferenceProgress afterFailure(long nowMs) {
    long waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS << Math.min(failures, 6));
    return new ReferenceProgress(record, offset, behind, failures + 1, nowMs + waitMs);
  }

  boolean isHopeless() {
    return failures >= MOST_FAILURES;
  }
}
