package io.colloquy.bench.score;

import java.util.List;

/**
 * Boundaries that were found where there are some. Each matches one other at most.
 *
 * @param references how many there are
 * @param predicted how many were said to be there
 * @param matched how many of both lie near enough to each other
 */
public record BoundaryMatches(int references, int predicted, int matched) {
  public static final BoundaryMatches NONE = new BoundaryMatches(0, 0, 0);

  /**
   * Matches as many as can be.
   *
   * @param reference in ascending order
   * @param predicted in ascending order
   * @param tolerance the farthest distance of a match
   */
  public static BoundaryMatches of(List<Long> reference, List<Long> predicted, long tolerance) {
    int matched = 0;
    int r = 0;
    int p = 0;
    while (r < reference.size() && p < predicted.size()) {
      long distance = reference.get(r) - predicted.get(p);
      if (Math.abs(distance) <= tolerance) {
        matched++;
        r++;
        p++;
      } else if (distance < 0) {
        r++;
      } else {
        p++;
      }
    }
    return new BoundaryMatches(reference.size(), predicted.size(), matched);
  }

  public BoundaryMatches plus(BoundaryMatches other) {
    return new BoundaryMatches(
        references + other.references, predicted + other.predicted, matched + other.matched);
  }

  /** The share of the references that were found; NaN if there are none. */
  public double recall() {
    return matched / (double) references;
  }

  /** The share of the predictions that are right; NaN if there are none. */
  public double precision() {
    return matched / (double) predicted;
  }

  /** Predictions for each reference. */
  public double ratio() {
    return predicted / (double) references;
  }
}
