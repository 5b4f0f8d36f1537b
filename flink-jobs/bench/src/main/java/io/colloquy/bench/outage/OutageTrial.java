package io.colloquy.bench.outage;

import io.colloquy.flink.Uids;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One outage of Elasticsearch under a steady load of documents, seen from before it until every
 * document is there, and compared with the same interviews when nothing goes wrong.
 */
public final class OutageTrial {

  private static final long FIRST_DOCUMENTS_MS = 60_000;
  private static final long CHECKPOINT_MS = 60_000;
  private static final long COMPLETE_MS = 600_000;

  /** Counting documents refreshes every index, which is a load of its own. */
  static final long POLL_MS = 1_000;

  private final AssemblyStack stack;
  private final double load;
  private final String tenantId;
  private long bufferedWrites;

  /** What was seen between an outage's begin and end. */
  private record Course(double seconds, double documentsPerSecond, long checkpoints) {}

  /**
   * @param documentsPerSecond the load
   * @param tenantId of the interviews; each trial on a stack needs one of its own
   */
  public OutageTrial(AssemblyStack stack, double documentsPerSecond, String tenantId) {
    this.stack = stack;
    load = documentsPerSecond;
    this.tenantId = tenantId;
  }

  /** An outage of a length. */
  public OutageResult run(Outage outage, long seconds) throws InterruptedException {
    return run(outage, seconds, 0);
  }

  /**
   * An outage of a length, which a slow machine may treble, and of so many checkpoints.
   *
   * @throws StackException when there are fewer
   */
  public OutageResult run(Outage outage, long seconds, long leastCheckpoints)
      throws InterruptedException {
    long end = TimeUnit.SECONDS.toMillis(seconds);
    return run(
        outage,
        () -> {
          long start = System.nanoTime();
          long before = stack.job().checkpoints();
          watchUntil(
              leastCheckpoints + " checkpoints in the outage",
              3 * end,
              () ->
                  millisSince(start) >= end
                      && stack.job().checkpoints() - before >= leastCheckpoints);
        });
  }

  /**
   * An outage of another kind of length.
   *
   * @param meanwhile returns when Elasticsearch shall return
   */
  public OutageResult run(Outage outage, Runnable meanwhile) throws InterruptedException {
    try (RecognitionFeed feed = RecognitionFeed.open(stack.kafka(), tenantId)) {
      feed.start(load);
      awaitDocumentsAndCheckpoint();
      JobStatus before = stack.job();
      Course course = takeAway(outage, feed, meanwhile);
      long returned = System.nanoTime();
      int interviews = feed.finish();
      int documents = ScriptedInterview.documentsOfFirst(interviews);
      Wait.until(
          "all documents of %d interviews of %s".formatted(interviews, tenantId),
          COMPLETE_MS,
          POLL_MS,
          () -> stack.documents().areWhole(tenantId, interviews));
      long completeMs = millisSince(returned);
      InterviewContents disturbed = InterviewContents.of(stack.documents(), tenantId, interviews);
      return new OutageResult(
          course.seconds(),
          documents,
          course.documentsPerSecond(),
          course.checkpoints(),
          stack.job().restarts() - before.restarts(),
          bufferedWrites,
          completeMs / 1e3,
          disturbed.differences(stack.undisturbed().first(interviews)));
    }
  }

  /** Returns once Elasticsearch answers again, which it is made to whatever happens meanwhile. */
  private Course takeAway(Outage outage, RecognitionFeed feed, Runnable meanwhile) {
    try {
      outage.begin(stack);
      long began = System.nanoTime();
      long sent = feed.documents();
      long checkpoints = stack.job().checkpoints();
      meanwhile.run();
      JobStatus after = stack.job();
      double seconds = millisSince(began) / 1e3;
      return new Course(
          seconds, (feed.documents() - sent) / seconds, after.checkpoints() - checkpoints);
    } finally {
      outage.end(stack);
    }
  }

  /** Waits for a condition, looking at the sink's buffer meanwhile. */
  private void watchUntil(String what, long withinMs, BooleanSupplier condition) {
    String job = stack.job().id();
    Wait.until(
        what,
        withinMs,
        POLL_MS,
        () -> {
          bufferedWrites = Math.max(bufferedWrites, bufferedWhenLastAsked(job));
          return condition.getAsBoolean();
        });
  }

  /** Flink answers with what it fetched after the question before. */
  private long bufferedWhenLastAsked(String job) {
    return stack.jobs().counter(job, Uids.INDEX_DOCUMENTS, "bufferedDocuments");
  }

  private void awaitDocumentsAndCheckpoint() {
    Wait.until(
        "documents of " + tenantId,
        FIRST_DOCUMENTS_MS,
        POLL_MS,
        () -> stack.documents().countOfTenant(tenantId) > 0);
    JobStatus before = stack.job();
    bufferedWhenLastAsked(before.id());
    Wait.until(
        "a checkpoint",
        CHECKPOINT_MS,
        POLL_MS,
        () -> stack.job().checkpoints() > before.checkpoints());
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }
}
