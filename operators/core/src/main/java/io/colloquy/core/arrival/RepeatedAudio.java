package io.colloquy.core.arrival;

/**
 * Finds out whether a chunk begins with audio that is known already. A recorder's clock says how
 * much that may be, samples say whether it is so: at the place that the clock tells, give or take 2
 * ms, both must be alike.
 */
public final class RepeatedAudio {
  private static final int CLOCK_ERROR_SAMPLES = 32;

  /** Less than this at 16 kHz may be alike by chance. */
  private static final int LEAST_COMPARED_SAMPLES = 3_200;

  /** A repeated stretch that was resampled anew is not quite the same. */
  private static final double ALIKE = 0.8;

  private RepeatedAudio() {}

  /**
   * How many samples of the chunk are repeated.
   *
   * @param known the last samples before the chunk, as many as are kept
   * @param chunk its samples
   * @param claimed how many of them the recorder's clock says are known
   * @return 0 if they are not, or if that cannot be told: because too little is known, or the chunk
   *     holds nothing else, or all is silent
   */
  public static int samples(short[] known, short[] chunk, int claimed) {
    int best = 0;
    double highest = ALIKE;
    for (int error = -CLOCK_ERROR_SAMPLES; error <= CLOCK_ERROR_SAMPLES; error++) {
      int length = claimed + error;
      int compared = Math.min(length, known.length);
      if (length < chunk.length && compared >= LEAST_COMPARED_SAMPLES) {
        double alike =
            correlation(known, known.length - compared, chunk, length - compared, compared);
        if (alike > highest) {
          highest = alike;
          best = length;
        }
      }
    }
    return best;
  }

  private static double correlation(
      short[] first, int firstStart, short[] second, int secondStart, int length) {
    double product = 0;
    double firstPower = 0;
    double secondPower = 0;
    for (int i = 0; i < length; i++) {
      double a = first[firstStart + i];
      double b = second[secondStart + i];
      product += a * b;
      firstPower += a * a;
      secondPower += b * b;
    }
    return firstPower == 0 || secondPower == 0 ? 0 : product / Math.sqrt(firstPower * secondPower);
  }
}
