package io.colloquy.sherpa;

/**
 * How many speakers a recording is divided among.
 *
 * @param numClusters the number of speakers where it is known, else -1; above 0 the threshold has
 *     no influence
 * @param threshold distance from which on two voices are two speakers, above 0, at most 2: the
 *     smaller, the more speakers
 */
public record FastClusteringConfig(int numClusters, double threshold) {

  private static final int UNKNOWN = -1;
  private static final double DEFAULT_THRESHOLD = 0.5;

  public FastClusteringConfig {
    if (numClusters != UNKNOWN && numClusters < 1) {
      throw new IllegalArgumentException(
          numClusters + " speakers are out of range: use 1 or more, or -1 for an unknown number");
    }
    if (!(threshold > 0 && threshold <= 2)) {
      throw new IllegalArgumentException(
          "threshold " + threshold + " is out of range: use more than 0 and at most 2");
    }
  }

  /** As many speakers as the voices make, with sherpa-onnx's own threshold. */
  public static FastClusteringConfig byThreshold() {
    return new FastClusteringConfig(UNKNOWN, DEFAULT_THRESHOLD);
  }

  /** A known number of speakers. */
  public static FastClusteringConfig ofSpeakers(int number) {
    return new FastClusteringConfig(number, DEFAULT_THRESHOLD);
  }
}
