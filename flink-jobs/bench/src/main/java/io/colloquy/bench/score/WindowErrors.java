package io.colloquy.bench.score;

import java.util.Arrays;
import java.util.List;

/**
 * Errors of a segmentation, counted in windows that slide over it. Pk: Beeferman, Berger and
 * Lafferty (1999); WindowDiff: Pevzner and Hearst (2002).
 *
 * @param windows how many there are
 * @param pk in how many only one of the two segmentations parts the window's ends
 * @param windowDiff in how many the two have different numbers of boundaries
 */
public record WindowErrors(long windows, long pk, long windowDiff) {
  public static final WindowErrors NONE = new WindowErrors(0, 0, 0);

  /**
   * Compares two segmentations with a window of half the reference's mean segment.
   *
   * @param length how many places there are
   * @param reference before which places a segment starts, from 1 to length − 1
   * @param predicted the same
   */
  public static WindowErrors of(int length, List<Integer> reference, List<Integer> predicted) {
    int window = Math.max(1, (int) Math.round(length / (2.0 * (reference.size() + 1))));
    return of(length, window, reference, predicted);
  }

  static WindowErrors of(int length, int window, List<Integer> reference, List<Integer> predicted) {
    int[] references = counts(length, reference);
    int[] predictions = counts(length, predicted);
    long pk = 0;
    long windowDiff = 0;
    for (int i = 0; i + window < length; i++) {
      int inReference = references[i + window] - references[i];
      int inPrediction = predictions[i + window] - predictions[i];
      pk += (inReference == 0) != (inPrediction == 0) ? 1 : 0;
      windowDiff += inReference != inPrediction ? 1 : 0;
    }
    return new WindowErrors(Math.max(0, length - window), pk, windowDiff);
  }

  /** How many boundaries lie before each place or right at it. */
  private static int[] counts(int length, List<Integer> boundaries) {
    int[] counts = new int[length];
    boundaries.forEach(boundary -> counts[boundary] = 1);
    Arrays.parallelPrefix(counts, Integer::sum);
    return counts;
  }

  public WindowErrors plus(WindowErrors other) {
    return new WindowErrors(windows + other.windows, pk + other.pk, windowDiff + other.windowDiff);
  }

  /** From 0, best, to 1. */
  public double pkRate() {
    return pk / (double) windows;
  }

  /** From 0, best, to 1. */
  public double windowDiffRate() {
    return windowDiff / (double) windows;
  }
}
