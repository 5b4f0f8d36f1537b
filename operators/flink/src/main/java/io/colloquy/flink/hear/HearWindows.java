package io.colloquy.flink.hear;

import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * A step that lets models hear windows: every window yields exactly one outcome, in the order in
 * which models finish. It needs no timeout of Flink's: that would count from when a window enters,
 * and let one that hangs take those behind it along.
 */
public abstract class HearWindows extends RichAsyncFunction<SpeechWindow, Recognition> {
  private final String step;
  private final String failureMetric;
  private final WindowModel.Factory factory;
  private final HearingSettings settings;

  private transient HearingPool pool;
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
    failures = counter(failureMetric);
    crashes = counter("crashingWindows");
    pool = HearingPool.open(step, settings, factory);
  }

  @Override
  public void asyncInvoke(SpeechWindow window, ResultFuture<Recognition> outcome) {
    pool.hear(window)
        .thenApply(result -> outcome(window, result))
        .whenComplete(
            (recognition, broken) -> {
              if (broken == null) {
                outcome.complete(List.of(recognition));
              } else {
                outcome.completeExceptionally(broken);
              }
            });
  }

  private Recognition outcome(SpeechWindow window, HearingResult result) {
    return switch (result.kind()) {
      case HEARD -> {
        heard(result.heard(), result.hearingMs());
        yield result.heard();
      }
      case FAILED -> {
        failures.inc();
        yield failure(window, result.times(), result.detail());
      }
      case CRASHED -> {
        failures.inc();
        crashes.inc();
        yield crashed(window, result.times(), result.detail());
      }
    };
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
    }
  }
}
