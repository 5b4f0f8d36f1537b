package io.colloquy.core.speaker;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Numbers groups of voices after the speakers that they were: one to one, so that as much speech as
 * possible keeps its number. A group that is exactly a speaker of before thus keeps its number.
 */
final class SpeakerNumbers {

  private SpeakerNumbers() {}

  /**
   * Takes groups over into the state.
   *
   * @param groups for each micro-cluster its group, from 0
   * @param leastSpeechMs groups with less clean speech are {@link Turn#UNKNOWN}
   */
  static SpeakerState take(SpeakerState state, int[] groups, long leastSpeechMs) {
    List<MicroCluster> clusters = state.clusters();
    int count = Arrays.stream(groups).max().orElse(-1) + 1;
    TreeMap<Integer, Long> former = new TreeMap<>(state.speakers());
    List<Integer> numbers = List.copyOf(former.keySet());
    long[] speechMs = new long[count];
    double[][] costs = new double[count][numbers.size()];
    for (int i = 0; i < groups.length; i++) {
      MicroCluster cluster = clusters.get(i);
      speechMs[groups[i]] += cluster.cleanSpeechMs();
      if (cluster.speaker() != Turn.UNKNOWN) {
        costs[groups[i]][numbers.indexOf(cluster.speaker())] -= cluster.cleanSpeechMs();
      }
    }
    IntStream.range(0, count)
        .filter(group -> speechMs[group] < leastSpeechMs)
        .forEach(group -> Arrays.fill(costs[group], 0));
    int[] columns = OptimalAssignment.cheapest(costs);
    int nextSpeaker = state.nextSpeaker();
    int[] speakers = new int[count];
    for (int group = 0; group < count; group++) {
      int column = columns[group];
      if (speechMs[group] < leastSpeechMs) {
        speakers[group] = Turn.UNKNOWN;
      } else if (column != OptimalAssignment.NONE && costs[group][column] < 0) {
        speakers[group] = numbers.get(column);
      } else {
        speakers[group] = nextSpeaker++;
      }
    }
    List<MicroCluster> named =
        IntStream.range(0, groups.length)
            .mapToObj(i -> clusters.get(i).of(speakers[groups[i]]))
            .toList();
    List<Integer> everybody =
        Arrays.stream(speakers).filter(speaker -> speaker != Turn.UNKNOWN).boxed().toList();
    return new SpeakerState(
        named,
        state.mergedInto(),
        state.nextCluster(),
        nextSpeaker,
        state.expectedSpeakers(),
        everybody.size() == state.expectedSpeakers() ? everybody : List.of(),
        state.heardUntilMs(),
        state.heardUntilMs());
  }
}
