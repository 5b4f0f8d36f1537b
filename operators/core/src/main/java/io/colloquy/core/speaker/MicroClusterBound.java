package io.colloquy.core.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the number of micro-clusters bounded. */
final class MicroClusterBound {

  private MicroClusterBound() {}

  /**
   * Joins the nearest two micro-clusters of one speaker until there are few enough. No turn gets
   * another speaker by it.
   *
   * @param most more than there are speakers, so that two of one speaker always exist
   */
  static SpeakerState apply(SpeakerState state, int most) {
    if (state.clusters().size() <= most) {
      return state;
    }
    List<MicroCluster> clusters = new ArrayList<>(state.clusters());
    Map<Integer, Integer> mergedInto = new TreeMap<>(state.mergedInto());
    while (clusters.size() > most) {
      int[] pair = nearest(clusters);
      MicroCluster gone = clusters.remove(pair[1]);
      MicroCluster into = clusters.get(pair[0]);
      clusters.set(pair[0], into.with(gone));
      mergedInto.replaceAll((id, survivor) -> survivor == gone.id() ? into.id() : survivor);
      mergedInto.put(gone.id(), into.id());
    }
    clusters.replaceAll(cluster -> cluster.renamed(id -> mergedInto.getOrDefault(id, id)));
    return state.with(clusters, mergedInto);
  }

  /** The places of the pair, the lower one first. */
  private static int[] nearest(List<MicroCluster> clusters) {
    int[] best = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (int second = 1; second < clusters.size(); second++) {
      for (int first = 0; first < second; first++) {
        MicroCluster a = clusters.get(first);
        MicroCluster b = clusters.get(second);
        if (a.speaker() != b.speaker()) {
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
