package io.colloquy.flink.elasticsearch;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * A task's surroundings for a writer under test: a mailbox that the test's thread empties, and a
 * clock that jumps to the next timer when nothing else is left to do.
 */
final class WriterTask implements WriterInitContext, MailboxExecutor, ProcessingTimeService {
  private static final long ANSWER_WITHIN_MS = 10_000;

  private final BlockingQueue<ThrowingRunnable<? extends Exception>> mails =
      new LinkedBlockingQueue<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final SinkWriterMetricGroup metrics =
      UnregisteredMetricsGroup.createSinkWriterMetricGroup();
  private final List<Long> jumps = new ArrayList<>();
  private long nowMs = 1_000_000;

  /** Runs mails, and timers when no mail comes soon, until the condition holds. */
  void runUntil(BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ANSWER_WITHIN_MS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("The condition did not come true in " + ANSWER_WITHIN_MS + " ms");
      }
      step();
    }
  }

  /** Lets time pass; timers that are due fire. */
  void pass(long ms) throws Exception {
    long untilMs = nowMs + ms;
    while (!timers.isEmpty() && timers.peek().atMs <= untilMs) {
      fireNext();
    }
    nowMs = untilMs;
  }

  /** How far the clock jumped for each timer that nothing else came before. */
  List<Long> jumps() {
    return jumps;
  }

  /** Waits for an answer and hands it to the writer; no time passes. */
  void runNextMail() throws Exception {
    ThrowingRunnable<? extends Exception> mail =
        mails.poll(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS);
    if (mail == null) {
      throw new AssertionError("No answer came in " + ANSWER_WITHIN_MS + " ms");
    }
    mail.run();
  }

  private void step() throws Exception {
    ThrowingRunnable<? extends Exception> mail = mails.poll(50, TimeUnit.MILLISECONDS);
    if (mail != null) {
      mail.run();
    } else if (!timers.isEmpty()) {
      fireNext();
    }
  }

  private void fireNext() throws Exception {
    Timer timer = timers.poll();
    if (timer.atMs > nowMs) {
      jumps.add(timer.atMs - nowMs);
    }
    nowMs = Math.max(nowMs, timer.atMs);
    timer.callback.onProcessingTime(nowMs);
  }

  @Override
  public void execute(
      MailOptions options,
      ThrowingRunnable<? extends Exception> command,
      String descriptionFormat,
      Object... descriptionArgs) {
    mails.add(command);
  }

  @Override
  public void yield() throws InterruptedException {
    try {
      step();
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean tryYield() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean shouldInterrupt() {
    return false;
  }

  @Override
  public long getCurrentProcessingTime() {
    return nowMs;
  }

  @Override
  public ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback target) {
    Timer timer = new Timer(timestamp, target);
    timers.add(timer);
    return timer;
  }

  @Override
  public MailboxExecutor getMailboxExecutor() {
    return this;
  }

  @Override
  public ProcessingTimeService getProcessingTimeService() {
    return this;
  }

  @Override
  public SinkWriterMetricGroup metricGroup() {
    return metrics;
  }

  @Override
  public UserCodeClassLoader getUserCodeClassLoader() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isObjectReuseEnabled() {
    return false;
  }

  @Override
  public <T> TypeSerializer<T> createInputSerializer() {
    throw new UnsupportedOperationException();
  }

  @Override
  public OptionalLong getRestoredCheckpointId() {
    return OptionalLong.empty();
  }

  @Override
  public JobInfo getJobInfo() {
    throw new UnsupportedOperationException();
  }

  @Override
  public TaskInfo getTaskInfo() {
    throw new UnsupportedOperationException();
  }

  private final class Timer extends CompletableFuture<Void> implements ScheduledFuture<Void> {
    private final long atMs;
    private final ProcessingTimeCallback callback;

    Timer(long atMs, ProcessingTimeCallback callback) {
      this.atMs = atMs;
      this.callback = callback;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      timers.remove(this);
      return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(atMs - nowMs, TimeUnit.MILLISECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(atMs, ((Timer) other).atMs);
    }
  }
}
