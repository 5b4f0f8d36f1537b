package io.colloquy.core.chapter;

import java.util.Arrays;
import java.util.List;

/** How likely a subject opens at each opening of an interview, by all that is known of it. */
final class OpeningOdds {
  private static final long SHORT_MS = 30_000;
  private static final long MIDDLE_MS = 90_000;
  private static final long LONG_MS = 240_000;
  private static final double MOST_SHIFT = 20;
  private static final int HALVINGS = 40;
  private static final double LEAST_PAUSE_MS = 500;
  private static final double MOST_PAUSE_MS = 5_000;

  private OpeningOdds() {}

  /**
   * The probability of each opening. They add up to as many chapters as are expected.
   *
   * @param openings the interview's, in order
   */
  static double[] of(List<Opening> openings, UnitGram gram, ChapterSettings settings) {
    double[] logarithms =
        openings.stream().mapToDouble(opening -> logarithm(opening, gram, settings)).toArray();
    long lengthMs = openings.get(openings.size() - 1).startMs() - openings.get(0).startMs();
    double expected = lengthMs / (double) settings.expectedMs();
    double low = -MOST_SHIFT;
    double high = MOST_SHIFT;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = (low + high) / 2;
      if (Arrays.stream(shifted(logarithms, middle)).sum() > expected) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return shifted(logarithms, low);
  }

  private static double[] shifted(double[] logarithms, double shift) {
    return Arrays.stream(logarithms).map(value -> 1 / (1 + Math.exp(-value - shift))).toArray();
  }

  private static double logarithm(Opening opening, UnitGram gram, ChapterSettings settings) {
    double[] likeness = likeness(opening.startMs(), gram);
    return opening.cue()
        + settings.pause() * pause(opening)
        + settings.contrast() * likeness[0]
        + settings.opening() * likeness[1]
        + settings.closing() * likeness[2];
  }

  private static double pause(Opening opening) {
    double pauseMs = Math.min(MOST_PAUSE_MS, opening.pauseBeforeMs());
    return Math.log(Math.max(LEAST_PAUSE_MS, pauseMs) / LEAST_PAUSE_MS);
  }

  /** Contrast, opening and closing, as {@link ChapterSettings} tells them. */
  private static double[] likeness(long ms, UnitGram gram) {
    double here = gram.position(ms);
    double beforeShort = gram.position(ms - SHORT_MS);
    double behindShort = gram.position(ms + SHORT_MS);
    double beforeLong = gram.position(ms - LONG_MS);
    double behindLong = gram.position(ms + LONG_MS);
    double contrast =
        -gram.cosine(gram.position(ms - MIDDLE_MS), here, here, gram.position(ms + MIDDLE_MS));
    double opening =
        gram.cosine(here, behindShort, behindShort, behindLong)
            - gram.cosine(here, behindShort, beforeLong, here);
    double closing =
        gram.cosine(beforeShort, here, beforeLong, beforeShort)
            - gram.cosine(beforeShort, here, here, behindLong);
    return new double[] {contrast, opening, closing};
  }
}
