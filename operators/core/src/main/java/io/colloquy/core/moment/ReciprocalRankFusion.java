package io.colloquy.core.moment;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Joins rankings whose scores cannot be compared, by rank alone: reciprocal rank fusion (Cormack,
 * Clarke and Büttcher, 2009). Searches look at stretches of different length, so a place has the
 * rank of the best one that overlaps it.
 */
public final class ReciprocalRankFusion {

  private static final Comparator<RankedPlace> BEST_FIRST =
      Comparator.comparingDouble((RankedPlace ranked) -> -ranked.score())
          .thenComparingLong(ranked -> ranked.place().endMs() - ranked.place().startMs())
          .thenComparing(ranked -> ranked.place().interview())
          .thenComparing(ranked -> ranked.place().streamId())
          .thenComparingLong(ranked -> ranked.place().startMs());

  private final int k;

  /**
   * @param k how little the first ranks stand out: a first place counts 1 / (k + 1)
   */
  public ReciprocalRankFusion(int k) {
    if (k < 0) {
      throw new IllegalArgumentException("k must not be negative, but is " + k + ".");
    }
    this.k = k;
  }

  /** Every place of any ranking once, best first; of equals the shorter ones. */
  public List<RankedPlace> fuse(List<Ranking> rankings) {
    Set<Place> places = new HashSet<>();
    rankings.forEach(ranking -> places.addAll(ranking.places()));
    return places.stream()
        .map(place -> new RankedPlace(place, score(place, rankings)))
        .sorted(BEST_FIRST)
        .toList();
  }

  private double score(Place place, List<Ranking> rankings) {
    double score = 0;
    for (Ranking ranking : rankings) {
      int rank = rank(place, ranking.places());
      score += rank == 0 ? 0 : ranking.weight() / (k + rank);
    }
    return score;
  }

  /** From 1; 0 if the ranking knows nothing of the place. */
  private static int rank(Place place, List<Place> places) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).overlaps(place)) {
        return i + 1;
      }
    }
    return 0;
  }
}
