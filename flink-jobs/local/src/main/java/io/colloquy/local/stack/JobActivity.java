package io.colloquy.local.stack;

import java.util.function.BooleanSupplier;

/** Tells by a job's metrics whether its recognizers have anything left to do. */
public final class JobActivity implements BooleanSupplier {
  private static final String STEP = "transcribe-windows";

  private final JobClient jobs;
  private boolean wasIdle;

  public JobActivity(JobClient jobs) {
    this.jobs = jobs;
  }

  /**
   * Whether every window has its outcome, now and the last time this was asked: metrics lag behind.
   */
  @Override
  public boolean getAsBoolean() {
    boolean idle = jobs.jobs().stream().filter(JobStatus::isRunning).allMatch(this::isIdle);
    boolean before = wasIdle;
    wasIdle = idle;
    return idle && before;
  }

  private boolean isIdle(JobStatus job) {
    long taken = jobs.counter(job.id(), STEP, "numRecordsIn");
    return jobs.counter(job.id(), STEP, "numRecordsOut") >= taken;
  }
}
