package io.colloquy.local.ingest;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** When a chunk may be sent: a live recorder has it only after its last sample was spoken. */
final class Pace {

  /** Waits for so many nanoseconds. */
  @FunctionalInterface
  interface Sleep {
    void nanoseconds(long nanoseconds) throws InterruptedException;
  }

  private final LongSupplier clock;
  private final Sleep sleep;
  private final boolean live;
  private boolean started;
  private long startedAt;

  private Pace(LongSupplier clock, Sleep sleep, boolean live) {
    this.clock = clock;
    this.sleep = sleep;
    this.live = live;
  }

  /** As fast as it goes. */
  static Pace unlimited() {
    return new Pace(() -> 0, nanoseconds -> {}, false);
  }

  /** As fast as it was spoken. */
  static Pace live() {
    return live(System::nanoTime, TimeUnit.NANOSECONDS::sleep);
  }

  static Pace live(LongSupplier clock, Sleep sleep) {
    return new Pace(clock, sleep, true);
  }

  /** Waits until this much of the recording has been spoken since the first call. */
  void await(CutChunk chunk) throws InterruptedException {
    if (!live) {
      return;
    }
    if (!started) {
      started = true;
      startedAt = clock.getAsLong();
    }
    long due = startedAt + TimeUnit.MILLISECONDS.toNanos(chunk.endMs());
    long wait = due - clock.getAsLong();
    if (wait > 0) {
      sleep.nanoseconds(wait);
    }
  }
}
