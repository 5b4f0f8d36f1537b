package io.colloquy.bench.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.ServerFaults;
import io.colloquy.local.stack.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Elasticsearch goes under 50 documents a second, and comes back. How long it stays away is the
 * stimulus; {@code colloquy bench outage} does the same for longer, and asks for the promised
 * times.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutageIT {

  private static final double DOCUMENTS_PER_SECOND = 55;

  /** Where the load is not the subject: less to compare afterwards. */
  private static final double FEW_DOCUMENTS_PER_SECOND = 20;

  /** For the first trial: of each of two subtasks. */
  private static final String[] SMALL_BUFFER = {"--buffered-documents", "200"};

  /** Full, and in each the write that waits for room: a checkpoint taken meanwhile has it. */
  private static final long SMALL_BUFFERS = 2 * (200 + 1);

  private static final long RECOVERED_MS = 300_000;

  private static AssemblyStack stack;

  @BeforeAll
  static void startStack() throws Exception {
    Installation installation = Installation.find();
    Path target = installation.home().resolve("flink-jobs/bench/target");
    Path data = Files.createTempDirectory(target, "outages");
    stack = AssemblyStack.start(installation, data, line -> {}, SMALL_BUFFER);
  }

  @AfterAll
  static void stopStack() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  @Order(1)
  void outageThatFillsTheBufferHoldsTheStreamUpAndLosesNothing() throws Exception {
    stack.submit(SMALL_BUFFER);
    OutageResult result =
        new OutageTrial(stack, DOCUMENTS_PER_SECOND, "filled").run(Outage.PAUSED, 12);
    assertThat(result.bufferedWrites())
        .as("buffered writes of %.0f s", result.outageSeconds())
        .isLessThanOrEqualTo(SMALL_BUFFERS)
        .isLessThan((long) (result.outageSeconds() * result.documentsPerSecond()));
    assertThatNothingIsLost(result);
  }

  @Test
  @Order(2)
  void killedFor90SecondsStopsNeitherCheckpointsNorJob() throws Exception {
    assertThatNothingIsLost(trial("killed").run(Outage.KILLED, 90, 15));
  }

  @Test
  @Order(3)
  void pausedFor30SecondsStopsNeitherCheckpointsNorJob() throws Exception {
    assertThatNothingIsLost(trial("paused").run(Outage.PAUSED, 30, 4));
  }

  @Test
  @Order(4)
  void fullFor30SecondsStopsNeitherCheckpointsNorJob() throws Exception {
    assertThatNothingIsLost(trial("full").run(Outage.FULL, 30, 4));
  }

  /** The last, for Flink tells no figures after it. */
  @Test
  @Order(5)
  void checkpointTakenMeanwhileHoldsWhatAKilledTaskManagerHadBuffered() throws Exception {
    CompletableFuture<Void> up = new CompletableFuture<>();
    stack.submit();
    OutageResult result =
        new OutageTrial(stack, FEW_DOCUMENTS_PER_SECOND, "recovered")
            .run(
                Outage.PAUSED,
                () -> {
                  awaitCheckpoints(stack.job(), 2);
                  JobStatus before = stack.job();
                  stack.faults().kill(ServerFaults.TASK_MANAGER);
                  up.completeAsync(
                      () -> {
                        stack.up();
                        return null;
                      });
                  Wait.until(
                      "a restart",
                      RECOVERED_MS,
                      () -> sameRun(before).filter(run -> restarted(before, run)).isPresent());
                  awaitCheckpoints(stack.job(), 1);
                });
    up.join();
    assertThat(result.restarts()).isPositive();
    assertThat(result.differences()).isEmpty();
  }

  private static OutageTrial trial(String tenantId) {
    stack.submit();
    return new OutageTrial(stack, DOCUMENTS_PER_SECOND, tenantId);
  }

  private static void awaitCheckpoints(JobStatus before, int count) {
    Wait.until(
        count + " checkpoints",
        RECOVERED_MS,
        () ->
            sameRun(before)
                .filter(run -> run.checkpoints() >= before.checkpoints() + count)
                .isPresent());
  }

  /** In whatever state: a restarting job counts its restarts before its tasks run again. */
  private static Optional<JobStatus> sameRun(JobStatus before) {
    return stack.jobs().job(before.id());
  }

  private static boolean restarted(JobStatus before, JobStatus run) {
    return run.restarts() > before.restarts();
  }

  private static void assertThatNothingIsLost(OutageResult result) {
    assertThat(result.documentsPerSecond()).as("documents a second").isGreaterThanOrEqualTo(50);
    assertThat(result.restarts()).as("restarts").isZero();
    assertThat(result.differences()).as("documents that differ").isEmpty();
  }
}
