package io.colloquy.core.version;

import java.time.Instant;
import java.util.Collection;

/** Numbers the starts of a writer, so that a restarted one wins over what it wrote before. */
public final class WriterEpoch {
  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

  private WriterEpoch() {}

  /**
   * The epoch of a writer that starts now: the seconds since 2026, and in any case later than those
   * it restored. Two starts without restored epochs must lie at least 2 s apart.
   *
   * @param restored the epochs found in the restored state; several after scaling, none at first
   */
  public static long next(Collection<Long> restored, Instant now) {
    long next = Math.max(0, now.getEpochSecond() - ORIGIN.getEpochSecond());
    for (long epoch : restored) {
      next = Math.max(next, epoch + 1);
    }
    return next;
  }
}
