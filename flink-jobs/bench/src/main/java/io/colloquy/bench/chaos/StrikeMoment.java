package io.colloquy.bench.chaos;

import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import java.util.List;
import java.util.Optional;

/**
 * The moment at which a strike hurts most: a window is being decoded, and Elasticsearch took
 * documents that are newer than the last completed checkpoint of any job.
 */
final class StrikeMoment {

  private static final long WITHIN_MS = 180_000;
  private static final long POLL_MS = 50;

  private final ChaosStack stack;
  private Optional<List<JobStatus>> lastCheckpoint = Optional.empty();
  private long writesAtCheckpoint;

  StrikeMoment(ChaosStack stack) {
    this.stack = stack;
  }

  /** Waits for it; returns whether it came. */
  boolean await() {
    try {
      Wait.until("the moment to strike", WITHIN_MS, POLL_MS, this::isNow);
      return true;
    } catch (StackException itNeverCame) {
      return false;
    }
  }

  /** Documents are counted behind a look at checkpoints, and there is another look behind that. */
  private boolean isNow() {
    Optional<List<JobStatus>> checkpoint = stack.jobs();
    long writes = stack.documents().writes();
    if (checkpoint.isEmpty() || !checkpoint.equals(lastCheckpoint)) {
      lastCheckpoint = checkpoint;
      writesAtCheckpoint = writes;
      return false;
    }
    return writes > writesAtCheckpoint
        && stack.hasWindowInFlight()
        && stack.jobs().equals(lastCheckpoint)
        && stack.hasWindowInFlight();
  }
}
