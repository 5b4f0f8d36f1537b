package io.colloquy.core.window;

import java.io.Serializable;

/**
 * How audio becomes windows. Thresholds are probabilities of speech from 0 to 1; times are
 * milliseconds.
 *
 * @param speechThreshold speech begins at a frame that is at least this probable
 * @param silenceThreshold speech lasts until a frame that is less probable than this
 * @param minimumSpeechMs shorter runs of speech count as none
 * @param paddingMs audio kept before the first and after the last speech of a window
 * @param closeAfterSilenceMs this much non-speech closes a window
 * @param maximumWindowMs no window is longer, padding and overlap included
 * @param earliestCutMs a window that is cut for its length is cut no earlier than this
 * @param cleanCutSilenceMs a cut in this much non-speech needs no overlap
 * @param overlapMs what two windows share around a cut through speech
 */
public record WindowSettings(
    float speechThreshold,
    float silenceThreshold,
    int minimumSpeechMs,
    int paddingMs,
    int closeAfterSilenceMs,
    int maximumWindowMs,
    int earliestCutMs,
    int cleanCutSilenceMs,
    int overlapMs)
    implements Serializable {

  public WindowSettings {
    require(
        0 < silenceThreshold && silenceThreshold <= speechThreshold && speechThreshold <= 1,
        "thresholds must satisfy 0 < silence <= speech <= 1");
    require(
        minimumSpeechMs >= 0 && paddingMs >= 0 && overlapMs >= 0 && cleanCutSilenceMs > 0,
        "minimum speech, padding and overlap must not be negative, a clean cut needs silence");
    require(
        closeAfterSilenceMs >= cleanCutSilenceMs && closeAfterSilenceMs >= 2 * paddingMs,
        "the silence that closes a window must hold a clean cut and the padding on both sides");
    require(
        earliestCutMs >= overlapMs && earliestCutMs + overlapMs < maximumWindowMs,
        "the earliest cut must leave room for the overlap before and after it");
  }

  public static WindowSettings defaults() {
    return new WindowSettings(0.5f, 0.35f, 96, 200, 2_000, 30_000, 20_000, 300, 3_000);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("Window settings: " + rule + ".");
    }
  }
}
