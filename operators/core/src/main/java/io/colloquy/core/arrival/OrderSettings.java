package io.colloquy.core.arrival;

/**
 * How long a missing chunk is waited for.
 *
 * @param waitMs of append time, counted from the first chunk that came although an earlier is
 *     missing
 * @param laterAudioMs a hole is given up at once when more audio than this waits behind it
 */
public record OrderSettings(long waitMs, long laterAudioMs) {

  public OrderSettings {
    if (waitMs < 0 || laterAudioMs < 0) {
      throw new IllegalArgumentException(
          "The wait for missing chunks must not be negative: " + waitMs + ", " + laterAudioMs);
    }
  }

  public static OrderSettings defaults() {
    return new OrderSettings(10_000, 60_000);
  }
}
