package io.colloquy.flink.hear;

import io.colloquy.crash.CrashLibrary;
import io.colloquy.crash.NativeCalls;
import io.colloquy.flink.window.SpeechWindow;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models, each of which hears one window at a time. Every window comes to one result: what a model
 * heard, why none heard it, or that it ends processes. Retries happen inside.
 */
final class HearingPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HearingPool.class);
  private static final int ATTEMPTS = 3;
  private static final long LOOK_EVERY_MS = 100;
  private static final String TIME_IS_OVER = "given up: its time was over";

  private final String step;
  private final long allowedMs;
  private final CrashMarks marks;
  private final LongSupplier nowMs;
  private final Runnable endProcess;
  private final BlockingQueue<WindowModel> idle;
  private final Set<Hearing> inFlight = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;
  private final ScheduledExecutorService clock;
  private volatile boolean closing;

  /** Opens the models and marks that settings ask for, on the task that uses them. */
  static HearingPool open(String step, HearingSettings settings, WindowModel.Factory factory) {
    LongSupplier nowMs = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    return open(step, settings, factory, nowMs, CrashLibrary::endProcess);
  }

  /**
   * Opens a pool.
   *
   * @param nowMs a clock that never goes back
   * @param endProcess is not expected to return
   */
  static HearingPool open(
      String step,
      HearingSettings settings,
      WindowModel.Factory factory,
      LongSupplier nowMs,
      Runnable endProcess) {
    HearingPool pool = new HearingPool(step, settings, nowMs, endProcess);
    try {
      for (int i = 0; i < settings.poolSize(); i++) {
        pool.idle.add(factory.open());
      }
    } catch (RuntimeException | Error unusable) {
      pool.close();
      throw unusable;
    }
    return pool;
  }

  private HearingPool(
      String step, HearingSettings settings, LongSupplier nowMs, Runnable endProcess) {
    this.step = step;
    this.allowedMs = settings.allowedMs();
    this.nowMs = nowMs;
    this.endProcess = endProcess;
    marks = CrashMarks.open(step, settings.crashMarks());
    idle = new ArrayBlockingQueue<>(settings.poolSize());
    threads = Executors.newFixedThreadPool(settings.poolSize(), task -> new Thread(task, step));
    clock = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, step + "-clock"));
    clock.scheduleWithFixedDelay(this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    clock.scheduleWithFixedDelay(marks::forgetOld, 1, 1, TimeUnit.DAYS);
  }

  /**
   * Never waits. The result comes from any thread; it fails if crash marks cannot be used, or a
   * model hears nothing of any window.
   */
  CompletableFuture<HearingResult> hear(SpeechWindow window) {
    Hearing hearing = new Hearing(window, allowedMs, nowMs.getAsLong());
    inFlight.add(hearing);
    threads.execute(
        () -> {
          try {
            hearing.result().complete(hear(hearing));
          } catch (Throwable broken) {
            hearing.result().completeExceptionally(broken);
          } finally {
            inFlight.remove(hearing);
          }
        });
    return hearing.result();
  }

  private HearingResult hear(Hearing hearing) throws InterruptedException {
    WindowMark mark = marks.of(hearing.window());
    Admission admission = Admission.after(mark.crashes());
    if (admission == Admission.NEVER) {
      LOG.warn("{}: {} processes died of {}: it is not heard again", step, mark.crashes(), mark);
      return HearingResult.crashed(mark.crashes());
    }
    if (admission == Admission.ALONE) {
      LOG.warn("{}: a process died while it heard {}, which is now heard alone", step, mark);
    }
    Lock turn = admission == Admission.ALONE ? NativeCalls.alone() : NativeCalls.beside();
    WindowModel model = idle.take();
    try {
      HearingResult result = inTurn(turn, hearing, model, mark);
      if (!closing) {
        mark.clear();
      }
      return result;
    } finally {
      idle.add(model);
    }
  }

  private HearingResult inTurn(Lock turn, Hearing hearing, WindowModel model, WindowMark mark)
      throws InterruptedException {
    // In one go: whoever waits anew has lost its place to those that came later.
    if (!turn.tryLock(hearing.patienceMs(nowMs.getAsLong()), TimeUnit.MILLISECONDS)) {
      return HearingResult.failed(0, TIME_IS_OVER);
    }
    try {
      return hearing.begin(model, mark, nowMs.getAsLong())
          ? attempt(hearing, model, mark)
          : HearingResult.failed(0, TIME_IS_OVER);
    } finally {
      hearing.end();
      turn.unlock();
    }
  }

  private HearingResult attempt(Hearing hearing, WindowModel model, WindowMark mark) {
    if (mark.crashes() > 0) {
      // If this ends the process as well, it was not the window's fault.
      requireHearing(hearing, model);
      hearing.begin(model, mark, nowMs.getAsLong());
    }
    long startedAtMs = nowMs.getAsLong();
    HearingException last = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (hearing.isOver()) {
        return HearingResult.failed(attempt - 1, TIME_IS_OVER);
      }
      try {
        return HearingResult.heard(
            mark.hear(model, hearing.window()), nowMs.getAsLong() - startedAtMs);
      } catch (HearingException failed) {
        last = failed;
        LOG.warn("{}: attempt {} of {} failed on {}", step, attempt, ATTEMPTS, mark, failed);
      }
    }
    requireHearing(hearing, model);
    return HearingResult.failed(ATTEMPTS, String.valueOf(last));
  }

  /** A model that is lost would make gaps of all windows, as fast as they come. */
  private void requireHearing(Hearing hearing, WindowModel model) {
    hearing.beginCheck(nowMs.getAsLong());
    try {
      model.check();
    } catch (HearingException lost) {
      if (!hearing.isOver()) {
        throw lostModel(lost);
      }
    }
  }

  private IllegalStateException lostModel(HearingException reason) {
    return new IllegalStateException(
        "%s: the model of this subtask hears nothing any more: it is opened anew with the job"
            .formatted(step),
        reason);
  }

  private void look() {
    for (Hearing hearing : inFlight) {
      switch (hearing.look(nowMs.getAsLong())) {
        case NOTHING -> {}
        case FAILURE ->
            hearing
                .result()
                .complete(HearingResult.failed(1, "no outcome within the time allowed"));
        case LOST_MODEL ->
            hearing
                .result()
                .completeExceptionally(
                    lostModel(new HearingException("it did not end in the time allowed", null)));
        case END_OF_PROCESS -> endProcess(hearing);
      }
    }
  }

  /** A call that cannot be ended holds its model, and all who must not be heard beside it. */
  private void endProcess(Hearing hearing) {
    WindowMark mark = hearing.mark();
    if (mark == null) {
      return;
    }
    if (!mark.isKept()) {
      LOG.error(
          "{}: {} keeps its model for ever, because it does not end when asked to; with --crash-marks it would"
              + " end this process, and be heard once more at most",
          step,
          mark);
      return;
    }
    boolean blamed = !hearing.isChecking();
    LOG.error(
        "{}: {} has not ended {} ms after it was asked to: it ends this process, which {}",
        step,
        mark,
        allowedMs,
        blamed ? "counts as a crash" : "is not its fault: its model hears nothing any more");
    try {
      if (blamed) {
        mark.addCrash();
      }
    } finally {
      endProcess.run();
    }
  }

  /** Asks the calls in flight to end, and waits until they have. */
  @Override
  public void close() {
    closing = true;
    threads.shutdownNow();
    inFlight.forEach(hearing -> hearing.giveUp(nowMs.getAsLong()));
    try {
      while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("{}: still waiting for {} windows in flight to end", step, inFlight.size());
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    clock.shutdownNow();
    idle.forEach(WindowModel::close);
  }
}
