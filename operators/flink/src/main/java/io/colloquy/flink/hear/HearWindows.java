package io.colloquy.flink.hear;

import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step that lets models hear windows: every window yields exactly one outcome, in the order in
 * which models finish. Retries happen inside one call.
 */
public abstract class HearWindows extends RichAsyncFunction<SpeechWindow, Recognition> {
  private static final Logger LOG = LoggerFactory.getLogger(HearWindows.class);
  private static final int ATTEMPTS = 3;

  /** An abort may come between two attempts, and so find nothing to end. */
  private static final long ABORT_AGAIN_MS = 100;

  private final String step;
  private final String failureMetric;
  private final WindowModel.Factory factory;
  private final int poolSize;

  private transient BlockingQueue<WindowModel> idle;
  private transient Set<SpeechWindow> awaited;
  private transient Map<SpeechWindow, WindowModel> busy;
  private transient ExecutorService threads;
  private transient Counter failures;

  /**
   * @param step its uid, which names its threads
   * @param failureMetric the counter of windows of which nothing was made
   * @param poolSize models, and so threads, of each subtask
   */
  protected HearWindows(
      String step, String failureMetric, WindowModel.Factory factory, int poolSize) {
    this.step = step;
    this.failureMetric = failureMetric;
    this.factory = factory;
    this.poolSize = poolSize;
  }

  /** The outcome of a window of which no attempt made anything. From any thread. */
  protected abstract Recognition failure(SpeechWindow window, int attempts, String detail);

  /** An outcome came from a model after so long. From any thread. */
  protected abstract void heard(Recognition outcome, long hearingMs);

  /** A counter that any thread may use. */
  protected final Counter counter(String name) {
    return getRuntimeContext().getMetricGroup().counter(name, new ThreadSafeSimpleCounter());
  }

  @Override
  public void open(OpenContext context) {
    idle = new ArrayBlockingQueue<>(poolSize);
    awaited = ConcurrentHashMap.newKeySet();
    busy = new ConcurrentHashMap<>();
    for (int i = 0; i < poolSize; i++) {
      idle.add(factory.open());
    }
    threads = Executors.newFixedThreadPool(poolSize, task -> new Thread(task, step));
    failures = counter(failureMetric);
  }

  @Override
  public void asyncInvoke(SpeechWindow window, ResultFuture<Recognition> outcome) {
    awaited.add(window);
    threads.execute(
        () -> {
          try {
            outcome.complete(List.of(hear(window)));
          } catch (Throwable broken) {
            outcome.completeExceptionally(broken);
          }
        });
  }

  private Recognition hear(SpeechWindow window) throws InterruptedException {
    WindowModel model = idle.take();
    busy.put(window, model);
    try {
      return attempt(model, window);
    } finally {
      busy.remove(window);
      awaited.remove(window);
      idle.add(model);
    }
  }

  private Recognition attempt(WindowModel model, SpeechWindow window) {
    long startedAt = System.nanoTime();
    HearingException last = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (!awaited.contains(window)) {
        return failure(window, attempt - 1, "given up: its time was over");
      }
      try {
        Recognition outcome = model.hear(window);
        heard(outcome, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt));
        return outcome;
      } catch (HearingException failed) {
        last = failed;
        LOG.warn(
            "{}: attempt {} of {} failed on window {} of {}/{}/{}",
            step,
            attempt,
            ATTEMPTS,
            window.number(),
            window.tenantId(),
            window.interviewId(),
            window.streamId(),
            failed);
      }
    }
    failures.inc();
    return failure(window, ATTEMPTS, String.valueOf(last));
  }

  @Override
  public void timeout(SpeechWindow window, ResultFuture<Recognition> outcome) {
    awaited.remove(window);
    WindowModel stuck = busy.get(window);
    if (stuck != null) {
      stuck.abort();
    }
    failures.inc();
    outcome.complete(List.of(failure(window, 1, "no outcome within the time allowed")));
  }

  @Override
  public void close() throws InterruptedException {
    if (threads != null) {
      awaited.clear();
      threads.shutdownNow();
      do {
        busy.values().forEach(WindowModel::abort);
      } while (!threads.awaitTermination(ABORT_AGAIN_MS, TimeUnit.MILLISECONDS));
    }
    if (idle != null) {
      idle.forEach(WindowModel::close);
    }
  }
}
