package io.colloquy.bench.score;

import java.util.List;

/**
 * How alike two segmentations are, by what it takes to make one the other: boundary similarity,
 * Fournier (2013). A boundary that has a counterpart nearby costs by its distance, one that has
 * none costs 1.
 *
 * @param exact boundaries that both have in one place
 * @param near pairs that lie near each other
 * @param distance of the near pairs, added up, in multiples of the span
 * @param single boundaries that only one of the two has
 */
public record BoundarySimilarity(int exact, int near, double distance, int single) {
  public static final BoundarySimilarity NONE = new BoundarySimilarity(0, 0, 0, 0);

  /**
   * Compares two segmentations.
   *
   * @param span pairs nearer than this are near
   */
  public static BoundarySimilarity of(List<Long> one, List<Long> other, long span) {
    List<Long> onlyOne = one.stream().filter(boundary -> !other.contains(boundary)).toList();
    List<Long> onlyOther = other.stream().filter(boundary -> !one.contains(boundary)).toList();
    int near = 0;
    double distance = 0;
    int i = 0;
    int j = 0;
    while (i < onlyOne.size() && j < onlyOther.size()) {
      long apart = onlyOne.get(i) - onlyOther.get(j);
      if (Math.abs(apart) < span) {
        near++;
        distance += Math.abs(apart) / (double) span;
        i++;
        j++;
      } else if (apart < 0) {
        i++;
      } else {
        j++;
      }
    }
    return new BoundarySimilarity(
        one.size() - onlyOne.size(), near, distance, onlyOne.size() + onlyOther.size() - 2 * near);
  }

  public BoundarySimilarity plus(BoundarySimilarity more) {
    return new BoundarySimilarity(
        exact + more.exact, near + more.near, distance + more.distance, single + more.single);
  }

  /** From 0 to 1, best; 1 if neither has a boundary. */
  public double value() {
    int all = exact + near + single;
    return all == 0 ? 1 : 1 - (single + distance) / all;
  }
}
