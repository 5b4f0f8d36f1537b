package io.colloquy.local.stack;

import io.colloquy.local.stack.SubmittedJobs.SubmittedJob;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Keeps each submitted job running: whatever ended it, it goes on from its newest checkpoint or
 * savepoint.
 */
final class JobKeeper {

  private static final long ENDING_MS = 60_000;
  private static final long STARTING_MS = 120_000;

  private final StackConfig config;
  private final JobClient client;
  private final SubmittedJobs submitted;
  private final Consumer<String> progress;

  JobKeeper(StackConfig config, JobClient client, Consumer<String> progress) {
    this.config = config;
    this.client = client;
    this.progress = progress;
    submitted = new SubmittedJobs(config);
  }

  /**
   * Sees to it that this submission runs: at once, as it ran before, or anew from where another one
   * stands.
   */
  void keep(JobSubmission submission) {
    Optional<SubmittedJob> before = submitted.named(submission.name());
    Optional<JobStatus> run = before.flatMap(job -> settled(job.jobId()));
    boolean alive = run.filter(status -> !status.hasEnded()).isPresent();
    if (alive && before.orElseThrow().submission().equals(submission)) {
      report(submission, awaitRunning(submission, run.get().id()), "running");
      return;
    }
    if (alive) {
      end(run.get());
    }
    String restorePath = before.map(this::newest).orElse(null);
    String jar = client.upload(Path.of(submission.jar()));
    String jobId = client.run(jar, submission, restorePath);
    submitted.remember(new SubmittedJob(submission, jobId, restorePath));
    report(submission, awaitRunning(submission, jobId), origin(before.isPresent(), restorePath));
  }

  /** Keeps every job that was submitted before, except those of these names. */
  void keepAllBut(Collection<String> names) {
    submitted.all().stream()
        .map(SubmittedJob::submission)
        .filter(submission -> !names.contains(submission.name()))
        .forEach(this::keep);
  }

  /**
   * A job that cannot take a savepoint, because it never gets to work, falls back on its
   * checkpoints.
   */
  private void end(JobStatus run) {
    if (run.isRunning()) {
      try {
        client.stopWithSavepoint(run.id());
        return;
      } catch (StackException e) {
        progress.accept("No savepoint, the last checkpoint will do: " + e.getMessage());
      }
    }
    client.cancel(run.id());
    settled(run.id());
  }

  private String newest(SubmittedJob job) {
    return FlinkDirectories.newestOf(config, job.jobId())
        .or(() -> Optional.ofNullable(job.restoredFrom()).map(Path::of))
        .filter(FlinkDirectories::isComplete)
        .map(Path::toString)
        .orElse(null);
  }

  private Optional<JobStatus> settled(String jobId) {
    if (client.job(jobId).filter(JobStatus::isEnding).isPresent()) {
      Wait.until(
          "job " + jobId + " to end",
          ENDING_MS,
          () -> client.job(jobId).map(JobStatus::hasEnded).orElse(true));
    }
    return client.job(jobId);
  }

  private JobStatus awaitRunning(JobSubmission submission, String jobId) {
    long restarts = client.job(jobId).map(JobStatus::restarts).orElse(0L);
    AtomicReference<JobStatus> last = new AtomicReference<>();
    Wait.until(
        "job " + submission.name() + " to run; " + config.flinkUrl() + " shows it",
        STARTING_MS,
        () -> {
          client.job(jobId).ifPresent(last::set);
          JobStatus status = last.get();
          return status != null
              && (status.isRunning() || status.hasEnded() || status.restarts() > restarts + 1);
        });
    if (!last.get().isRunning()) {
      throw new StackException(
          "job %s does not get to work, it is %s: %s"
              .formatted(
                  submission.name(),
                  last.get().state(),
                  client.failure(jobId).orElse("no reason given")));
    }
    return last.get();
  }

  private void report(JobSubmission submission, JobStatus status, String how) {
    progress.accept("✓ Job %s %s (%s)".formatted(submission.name(), status.state(), how));
  }

  private static String origin(boolean ranBefore, String restorePath) {
    if (restorePath != null) {
      return "resumed from " + Path.of(restorePath).getFileName();
    }
    return ranBefore ? "begun anew: it had no checkpoint yet" : "submitted";
  }
}
