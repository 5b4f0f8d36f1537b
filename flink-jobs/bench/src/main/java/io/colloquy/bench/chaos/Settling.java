package io.colloquy.bench.chaos;

import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import java.util.Optional;

/**
 * Waits until a tenant's interviews are complete and stay as they are: what a restarted job has
 * still to write again may be whole already as it was written before.
 */
final class Settling {

  private static final long WITHIN_MS = 300_000;
  private static final long POLL_MS = 500;

  /** The first of them may have begun before the last write. */
  private static final int CHECKPOINTS = 2;

  private final ChaosStack stack;
  private long writes = -1;
  private JobStatus since;

  Settling(ChaosStack stack) {
    this.stack = stack;
  }

  /** Returns when so many interviews are there and settled, or when that takes too long. */
  boolean await(String tenantId, int interviews) {
    try {
      Wait.until(
          "all documents of " + tenantId,
          WITHIN_MS,
          POLL_MS,
          () -> stack.documents().areWhole(tenantId, interviews) && isSettled());
      return true;
    } catch (StackException inVain) {
      return false;
    }
  }

  private boolean isSettled() {
    Optional<JobStatus> job = stack.job();
    long now = stack.documents().writes();
    boolean goesOn =
        since != null && now == writes && job.filter(run -> isSameRun(since, run)).isPresent();
    if (!goesOn) {
      writes = now;
      since = job.orElse(null);
      return false;
    }
    return job.get().checkpoints() >= since.checkpoints() + CHECKPOINTS;
  }

  private static boolean isSameRun(JobStatus one, JobStatus other) {
    return one.id().equals(other.id()) && one.restarts() == other.restarts();
  }
}
