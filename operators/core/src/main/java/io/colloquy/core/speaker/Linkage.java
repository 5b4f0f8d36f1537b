package io.colloquy.core.speaker;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups of voices that can be joined, with the average similarity of every two (G. N. Lance and W.
 * T. Williams, 1967: it follows from the two parts' similarities).
 */
final class Linkage {

  /**
   * Two groups.
   *
   * @param into the place of the one that stays
   * @param from the place of the one that joins it
   * @param similarity of the two
   * @param apart whether they were to be kept apart
   */
  record Join(int into, int from, double similarity, boolean apart) {}

  /** Which groups may be joined. */
  interface Choice {
    boolean allows(int into, int from);
  }

  private final double[][] similarity;
  private final boolean[][] apart;
  private final double[] weight;
  private final int[] group;
  private final List<Integer> alive = new ArrayList<>();

  /**
   * Makes each voice a group.
   *
   * @param products of the voices' means
   * @param clusters the voices
   */
  Linkage(double[][] products, List<MicroCluster> clusters) {
    int size = clusters.size();
    similarity = new double[size][];
    apart = new boolean[size][size];
    weight = new double[size];
    group = new int[size];
    for (int i = 0; i < size; i++) {
      similarity[i] = products[i].clone();
      weight[i] = clusters.get(i).cleanSpeechMs();
      group[i] = i;
      alive.add(i);
      for (int j = 0; j < size; j++) {
        apart[i][j] = clusters.get(i).apart().contains(clusters.get(j).id());
      }
    }
  }

  /** The most similar two that the choice allows; those not kept apart first; null if none. */
  Join nearest(Choice choice) {
    Join best = null;
    for (int into : alive) {
      for (int from : alive) {
        if (into == from || !choice.allows(into, from)) {
          continue;
        }
        boolean kept = apart[into][from];
        if (best == null
            || (best.apart() && !kept)
            || (best.apart() == kept && similarity[into][from] > best.similarity())) {
          best = new Join(into, from, similarity[into][from], kept);
        }
      }
    }
    return best;
  }

  void apply(Join join) {
    int into = join.into();
    int from = join.from();
    alive.remove(Integer.valueOf(from));
    for (int other : alive) {
      if (other == into) {
        continue;
      }
      double joined =
          (weight[into] * similarity[into][other] + weight[from] * similarity[from][other])
              / (weight[into] + weight[from]);
      similarity[into][other] = joined;
      similarity[other][into] = joined;
      apart[into][other] |= apart[from][other];
      apart[other][into] = apart[into][other];
    }
    weight[into] += weight[from];
    for (int voice = 0; voice < group.length; voice++) {
      if (group[voice] == from) {
        group[voice] = into;
      }
    }
  }

  int size() {
    return alive.size();
  }

  /** How much speech the group at a place has, in ms. */
  double weight(int place) {
    return weight[place];
  }

  /** How many groups have so much speech. */
  int count(long leastMs) {
    return (int) alive.stream().filter(place -> weight[place] >= leastMs).count();
  }

  /** For each voice its group, numbered from 0 by first appearance. */
  int[] groups() {
    List<Integer> seen = new ArrayList<>();
    int[] numbered = new int[group.length];
    for (int voice = 0; voice < group.length; voice++) {
      if (!seen.contains(group[voice])) {
        seen.add(group[voice]);
      }
      numbered[voice] = seen.indexOf(group[voice]);
    }
    return numbered;
  }
}
