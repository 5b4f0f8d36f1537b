package io.colloquy.core.coverage;

/**
 * How many windows a recognizer transcribed, and how sure it was.
 *
 * @param count of windows; those that failed are gaps, and not among them
 * @param lowConfidence how many of them it hardly believes itself, needed much chance for, or did
 *     not understand all of
 */
public record HeardWindows(int count, int lowConfidence) {
  /** Below it Whisper's authors decode again. */
  private static final double LEAST_LOG_PROBABILITY = -1;

  /** Above it Whisper's authors trust a text too little to go on from it. */
  private static final double GREATEST_TEMPERATURE = 0.5;

  /** One or two bad windows are no sign of a bad transcript, however short that is. */
  private static final int FEWEST_DOUBTED = 3;

  private static final double GREATEST_DOUBTED_SHARE = 0.1;

  public static HeardWindows none() {
    return new HeardWindows(0, 0);
  }

  /**
   * One window.
   *
   * @param averageLogProbability over its tokens; below -1 its confidence is low
   * @param temperature of the accepted attempt; above 0.5 its confidence is low
   * @param unclear whether something in it was not understood: then its confidence is low
   */
  public static HeardWindows one(
      double averageLogProbability, double temperature, boolean unclear) {
    boolean low =
        unclear
            || averageLogProbability < LEAST_LOG_PROBABILITY
            || temperature > GREATEST_TEMPERATURE;
    return new HeardWindows(1, low ? 1 : 0);
  }

  public HeardWindows and(HeardWindows more) {
    return new HeardWindows(count + more.count, lowConfidence + more.lowConfidence);
  }

  /** Whether a person should look at the transcript: more than a tenth, and at least 3, are low. */
  public boolean areDoubtful() {
    return lowConfidence >= FEWEST_DOUBTED && lowConfidence > GREATEST_DOUBTED_SHARE * count;
  }
}
