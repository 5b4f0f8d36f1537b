package io.colloquy.local;

/** Media time as people read it. */
public final class MediaTime {

  private static final long SECOND_MS = 1_000;
  private static final long MINUTE_MS = 60 * SECOND_MS;
  private static final long HOUR_MS = 60 * MINUTE_MS;

  private MediaTime() {}

  /** {@code mm:ss}, from an hour on {@code h:mm:ss}; cut off, not rounded. */
  public static String seconds(long ms) {
    String rest = "%02d:%02d".formatted(ms % HOUR_MS / MINUTE_MS, ms % MINUTE_MS / SECOND_MS);
    return ms < HOUR_MS ? rest : ms / HOUR_MS + ":" + rest;
  }

  /** Like {@link #seconds}, with a tenth: {@code mm:ss.s}. */
  public static String tenths(long ms) {
    return seconds(ms) + "." + ms % SECOND_MS / 100;
  }
}
