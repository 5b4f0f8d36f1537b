package io.colloquy.core.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Keeps the number of micro-clusters bounded. */
final class MicroClusterBound {

  private MicroClusterBound() {}

  /**
   * Joins the nearest two micro-clusters of one speaker until there are few enough. No turn gets
   * another speaker by it, unless there are more speakers than micro-clusters may be: then the
   * nearest two become one.
   *
   * @param most how many are kept
   */
  static SpeakerState apply(SpeakerState state, int most) {
    if (state.clusters().size() <= most) {
      return state;
    }
    List<MicroCluster> clusters = new ArrayList<>(state.clusters());
    Map<Integer, Integer> mergedInto = new TreeMap<>(state.mergedInto());
    while (clusters.size() > most) {
      int[] ofOneSpeaker = nearest(clusters, (a, b) -> a.speaker() == b.speaker());
      int[] pair = ofOneSpeaker == null ? nearest(clusters, (a, b) -> true) : ofOneSpeaker;
      MicroCluster gone = clusters.remove(pair[1]);
      MicroCluster into = clusters.get(pair[0]);
      clusters.set(pair[0], into.with(gone));
      mergedInto.replaceAll((id, survivor) -> survivor == gone.id() ? into.id() : survivor);
      mergedInto.put(gone.id(), into.id());
    }
    clusters.replaceAll(cluster -> cluster.renamed(id -> mergedInto.getOrDefault(id, id)));
    return state.with(clusters, mergedInto);
  }

  /** The places of the pair, the lower one first; null if no two may be joined. */
  private static int[] nearest(
      List<MicroCluster> clusters, BiPredicate<MicroCluster, MicroCluster> joinable) {
    int[] best = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (int second = 1; second < clusters.size(); second++) {
      for (int first = 0; first < second; first++) {
        MicroCluster a = clusters.get(first);
        MicroCluster b = clusters.get(second);
        if (!joinable.test(a, b)) {
          continue;
        }
        double similarity = a.similarity(b);
        if (similarity > highest) {
          highest = similarity;
          best = new int[] {first, second};
        }
      }
    }
    return best;
  }
}
