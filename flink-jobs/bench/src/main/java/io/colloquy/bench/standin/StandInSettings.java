package io.colloquy.bench.standin;

import java.io.Serializable;

/**
 * How a {@link StandInRecognizer} behaves.
 *
 * @param decodeMs how long a window takes, in milliseconds; 0 for no time
 * @param variation whether every attempt at a window makes other words, as {@link VaryingWord}
 *     tells; else they depend on media time alone
 * @param inFlight a directory in which windows are told while they are decoded, as {@link
 *     WindowInFlight} reads; null for none
 */
public record StandInSettings(long decodeMs, boolean variation, String inFlight)
    implements Serializable {

  public StandInSettings {
    if (decodeMs < 0) {
      throw new IllegalArgumentException(
          "A window cannot take %d ms: give 0 or more".formatted(decodeMs));
    }
  }

  /** The same words each time, at once. */
  public static StandInSettings defaults() {
    return new StandInSettings(0, false, null);
  }
}
