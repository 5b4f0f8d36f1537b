package io.colloquy.bench.standin;

import java.io.Serializable;

/**
 * How a {@link StandInRecognizer} behaves.
 *
 * @param stepMs a word may begin at every multiple of so many milliseconds of media time, and takes
 *     four fifths of it
 * @param decodeMs how long a window takes, in milliseconds; 0 for no time
 * @param variation whether every attempt at a window makes other words, as {@link VaryingWord}
 *     tells; else they depend on media time alone
 * @param doubts whether some of it is not understood, as {@link StandInDoubts} or, with variation,
 *     chance decides
 * @param inFlight a directory in which windows are told while they are decoded, as {@link
 *     WindowInFlight} reads; null for none
 */
public record StandInSettings(
    long stepMs, long decodeMs, boolean variation, boolean doubts, String inFlight)
    implements Serializable {
  /** Two words a second. */
  static final long USUAL_STEP_MS = 500;

  public StandInSettings {
    if (stepMs < 1) {
      throw new IllegalArgumentException(
          "Words cannot begin every %d ms: give 1 or more".formatted(stepMs));
    }
    if (decodeMs < 0) {
      throw new IllegalArgumentException(
          "A window cannot take %d ms: give 0 or more".formatted(decodeMs));
    }
  }

  /** With two words a second, all of which are understood. */
  public StandInSettings(long decodeMs, boolean variation, String inFlight) {
    this(USUAL_STEP_MS, decodeMs, variation, false, inFlight);
  }

  /** The same words each time, at once. */
  public static StandInSettings defaults() {
    return new StandInSettings(0, false, null);
  }

  /** With more or fewer words. */
  public StandInSettings withStepMs(long step) {
    return new StandInSettings(step, decodeMs, variation, doubts, inFlight);
  }

  /** With something that is not understood here and there. */
  public StandInSettings withDoubts() {
    return new StandInSettings(stepMs, decodeMs, variation, true, inFlight);
  }

  /** How long a word takes. */
  long wordMs() {
    return stepMs * 4 / 5;
  }
}
