package io.colloquy.bench.chaos;

import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
  private List<JobStatus> since = List.of();

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
    List<JobStatus> jobs = stack.jobs().orElse(List.of());
    long now = stack.documents().writes();
    if (now != writes || !areSameRuns(since, jobs)) {
      writes = now;
      since = jobs;
      return false;
    }
    return haveNewCheckpoints(since, jobs);
  }

  private static boolean areSameRuns(List<JobStatus> before, List<JobStatus> jobs) {
    return !jobs.isEmpty() && runs(before).equals(runs(jobs));
  }

  private static Map<String, Long> runs(List<JobStatus> jobs) {
    return jobs.stream().collect(Collectors.toMap(JobStatus::id, JobStatus::restarts));
  }

  private static boolean haveNewCheckpoints(List<JobStatus> before, List<JobStatus> jobs) {
    return IntStream.range(0, jobs.size())
        .allMatch(
            job -> jobs.get(job).checkpoints() >= before.get(job).checkpoints() + CHECKPOINTS);
  }
}
