package io.colloquy.flink.hear;

import io.colloquy.crash.NativeCalls;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step that lets models hear windows: every window yields exactly one outcome, in the order in
 * which models finish. Retries happen inside one call. It needs no timeout of Flink's: that would
 * count from when a window enters, and let one that hangs take those behind it along.
 */
public abstract class HearWindows extends RichAsyncFunction<SpeechWindow, Recognition> {
  private static final Logger LOG = LoggerFactory.getLogger(HearWindows.class);
  private static final int ATTEMPTS = 3;

  /** Once may be the fault of a window that was heard at the same time. */
  private static final int CRASHES = 2;

  /** A window may wait behind one that hangs, and for one that hangs elsewhere in the process. */
  private static final int TIMES_TO_WAIT = 3;

  /** An abort may come between two attempts, and so find nothing to end. */
  private static final long ABORT_AGAIN_MS = 100;

  private static final String TIME_IS_OVER = "given up: its time was over";

  private final String step;
  private final String failureMetric;
  private final WindowModel.Factory factory;
  private final HearingSettings settings;

  private transient CrashMarks marks;
  private transient BlockingQueue<WindowModel> idle;
  private transient Set<Hearing> inFlight;
  private transient ExecutorService threads;
  private transient ScheduledThreadPoolExecutor clock;
  private transient Counter failures;
  private transient Counter crashes;

  /**
   * @param step its uid, which names its threads
   * @param failureMetric the counter of windows of which nothing was made
   */
  protected HearWindows(
      String step, String failureMetric, WindowModel.Factory factory, HearingSettings settings) {
    this.step = step;
    this.failureMetric = failureMetric;
    this.factory = factory;
    this.settings = settings;
  }

  /** The outcome of a window of which no attempt made anything. From any thread. */
  protected abstract Recognition failure(SpeechWindow window, int attempts, String detail);

  /** The outcome of a window that ended the process so often. From any thread. */
  protected abstract Recognition crashed(SpeechWindow window, int crashes, String detail);

  /** An outcome came from a model after so long. From any thread. */
  protected abstract void heard(Recognition outcome, long hearingMs);

  /** A counter that any thread may use. */
  protected final Counter counter(String name) {
    return getRuntimeContext().getMetricGroup().counter(name, new ThreadSafeSimpleCounter());
  }

  @Override
  public void open(OpenContext context) {
    marks = CrashMarks.open(step, settings.crashMarks());
    idle = new ArrayBlockingQueue<>(settings.poolSize());
    inFlight = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < settings.poolSize(); i++) {
      idle.add(factory.open());
    }
    threads = Executors.newFixedThreadPool(settings.poolSize(), task -> new Thread(task, step));
    clock = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, step + "-clock"));
    // Or it would hold a window's audio until the window's time would have been over.
    clock.setRemoveOnCancelPolicy(true);
    failures = counter(failureMetric);
    crashes = counter("crashingWindows");
  }

  @Override
  public void asyncInvoke(SpeechWindow window, ResultFuture<Recognition> outcome) {
    Hearing hearing = new Hearing(window, outcome);
    inFlight.add(hearing);
    Future<?> patience = giveUpAfter(TIMES_TO_WAIT * settings.allowedMs(), hearing);
    threads.execute(
        () -> {
          try {
            hearing.complete(hear(hearing, patience));
          } catch (Throwable broken) {
            outcome.completeExceptionally(broken);
          } finally {
            inFlight.remove(hearing);
            patience.cancel(false);
          }
        });
  }

  private Future<?> giveUpAfter(long ms, Hearing hearing) {
    Runnable giveUp =
        () -> {
          if (hearing.giveUp()) {
            failures.inc();
            hearing.complete(failure(hearing.window(), 1, "no outcome within the time allowed"));
          }
        };
    return clock.scheduleWithFixedDelay(giveUp, ms, ABORT_AGAIN_MS, TimeUnit.MILLISECONDS);
  }

  private Recognition hear(Hearing hearing, Future<?> patience) throws InterruptedException {
    SpeechWindow window = hearing.window();
    WindowMark mark = marks.of(window);
    if (mark.crashes() >= CRASHES) {
      failures.inc();
      crashes.inc();
      return crashed(window, mark.crashes(), "its process died of it: it is not heard again");
    }
    WindowModel model = idle.take();
    try {
      Lock turn = mark.crashes() == 0 ? NativeCalls.beside() : NativeCalls.alone();
      while (!turn.tryLock(ABORT_AGAIN_MS, TimeUnit.MILLISECONDS)) {
        if (hearing.isOver()) {
          return failure(window, 0, TIME_IS_OVER);
        }
      }
      try {
        patience.cancel(false);
        return hear(hearing, model, mark);
      } finally {
        turn.unlock();
      }
    } finally {
      idle.add(model);
    }
  }

  private Recognition hear(Hearing hearing, WindowModel model, WindowMark mark) {
    hearing.begin(model);
    Future<?> limit = giveUpAfter(settings.allowedMs(), hearing);
    try {
      return attempt(hearing, model, mark);
    } finally {
      limit.cancel(false);
      hearing.end();
    }
  }

  private Recognition attempt(Hearing hearing, WindowModel model, WindowMark mark) {
    SpeechWindow window = hearing.window();
    long startedAt = System.nanoTime();
    HearingException last = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (hearing.isOver()) {
        mark.clear();
        return failure(window, attempt - 1, TIME_IS_OVER);
      }
      try {
        Recognition outcome = mark.hear(model, window);
        mark.clear();
        heard(outcome, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt));
        return outcome;
      } catch (HearingException failed) {
        last = failed;
        LOG.warn("{}: attempt {} of {} failed on {}", step, attempt, ATTEMPTS, mark, failed);
      }
    }
    mark.clear();
    failures.inc();
    return failure(window, ATTEMPTS, String.valueOf(last));
  }

  @Override
  public void close() throws InterruptedException {
    if (threads != null) {
      threads.shutdownNow();
      do {
        inFlight.forEach(Hearing::giveUp);
      } while (!threads.awaitTermination(ABORT_AGAIN_MS, TimeUnit.MILLISECONDS));
      clock.shutdownNow();
    }
    if (idle != null) {
      idle.forEach(WindowModel::close);
    }
  }
}
