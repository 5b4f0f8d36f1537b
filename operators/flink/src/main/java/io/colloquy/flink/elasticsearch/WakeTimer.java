package io.colloquy.flink.elasticsearch;

import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;

/** One timer of a task, that is moved instead of set again for every document. */
final class WakeTimer {
  /** A time that never comes. */
  static final long NEVER = Long.MAX_VALUE;

  private final ProcessingTimeService clock;
  private final Runnable onWake;
  private ScheduledFuture<?> timer;
  private long atMs = NEVER;

  WakeTimer(ProcessingTimeService clock, Runnable onWake) {
    this.clock = clock;
    this.onWake = onWake;
  }

  /** Moves the timer to this time of the task's clock, or to {@link #NEVER}. */
  void moveTo(long timeMs) {
    if (timeMs == atMs) {
      return;
    }
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
    atMs = timeMs;
    if (timeMs != NEVER) {
      timer = clock.registerTimer(timeMs, time -> wake());
    }
  }

  private void wake() {
    timer = null;
    atMs = NEVER;
    onWake.run();
  }
}
