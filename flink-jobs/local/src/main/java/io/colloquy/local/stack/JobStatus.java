package io.colloquy.local.stack;

import java.util.Set;

/**
 * A job as the dashboard shows it.
 *
 * @param id Flink's id of this run of the job
 * @param name the name that the job gave itself
 * @param state Flink's word for its state, such as {@code RUNNING} or {@code FAILED}
 * @param working whether every task of the job runs; a job is {@code RUNNING} before that
 * @param checkpoints completed checkpoints of this run
 * @param restarts how often this run began anew after a failure, 100 at most
 */
public record JobStatus(
    String id, String name, String state, boolean working, long checkpoints, long restarts) {

  private static final Set<String> ENDED = Set.of("FAILED", "CANCELED", "FINISHED");
  private static final Set<String> ENDING = Set.of("FAILING", "CANCELLING");

  /** Whether the job does its work at this moment. */
  public boolean isRunning() {
    return state.equals("RUNNING") && working;
  }

  /** Whether this run is over for good. */
  public boolean hasEnded() {
    return ENDED.contains(state);
  }

  /** Whether this run will be over soon. */
  public boolean isEnding() {
    return ENDING.contains(state);
  }
}
