package io.colloquy.core.speaker;

import io.colloquy.core.vector.GramMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out which voices within one window are the same person's. */
public final class LocalVoices {
  /** So much of a person is heard in most windows; less joins the nearest voice more easily. */
  private static final long ENOUGH_SPEECH_MS = 2_000;

  private final Clustering clustering;

  /**
   * @param similarity from this average cosine similarity on, two voices are one person's
   */
  public LocalVoices(float similarity) {
    SpeakerSettings usual = SpeakerSettings.defaults();
    clustering =
        new AverageLinkage(
            new SpeakerSettings(
                similarity,
                usual.leniency(),
                SpeechPieces.SHORTEST_MS,
                ENOUGH_SPEECH_MS,
                usual.microClusters(),
                usual.speakers(),
                usual.firstClusteringMs(),
                usual.clusteringMs()),
            GramMatrix.plain());
  }

  /**
   * Joins voices. Two that speak at the same time are two people's; one without an embedding stays
   * by itself.
   *
   * @param turns by the numbers of voices
   * @param voices those that are known
   * @return the same turns by the numbers of people, from 0 in order of first speech; a person's
   *     turns that touch are one
   */
  public List<Turn> join(List<Turn> turns, List<LocalSpeaker> voices) {
    Map<Integer, Integer> first = firstOfGroup(turns, voices);
    List<Turn> inOrder =
        turns.stream()
            .map(turn -> turn.by(first.getOrDefault(turn.speaker(), turn.speaker())))
            .sorted(Comparator.comparingLong(Turn::startMs).thenComparingInt(Turn::speaker))
            .toList();
    Map<Integer, Integer> numbers = new HashMap<>();
    List<Turn> joined = new ArrayList<>();
    Map<Integer, Integer> places = new HashMap<>();
    for (Turn turn : inOrder) {
      int number = numbers.computeIfAbsent(turn.speaker(), voice -> numbers.size());
      Integer place = places.get(number);
      if (place != null && joined.get(place).endMs() >= turn.startMs()) {
        Turn before = joined.get(place);
        long endMs = Math.max(before.endMs(), turn.endMs());
        joined.set(place, new Turn(before.startMs(), endMs, number));
      } else {
        places.put(number, joined.size());
        joined.add(turn.by(number));
      }
    }
    return joined;
  }

  /** For each known voice the first one of the same person. */
  private Map<Integer, Integer> firstOfGroup(List<Turn> turns, List<LocalSpeaker> voices) {
    List<LocalSpeaker> known = voices.stream().filter(LocalSpeaker::hasEmbedding).toList();
    List<MicroCluster> clusters = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      List<Integer> apart = new ArrayList<>();
      for (int j = 0; j < known.size(); j++) {
        if (speakAtOnce(turns, known.get(i).number(), known.get(j).number())) {
          apart.add(j + 1);
        }
      }
      LocalSpeaker voice = known.get(i);
      clusters.add(
          new MicroCluster(i + 1, Turn.UNKNOWN, voice.embedding(), voice.cleanSpeechMs(), apart));
    }
    Map<Integer, Integer> first = new HashMap<>();
    if (!clusters.isEmpty()) {
      int[] groups = clustering.cluster(clusters, 0);
      Map<Integer, Integer> firstByGroup = new HashMap<>();
      for (int i = 0; i < groups.length; i++) {
        firstByGroup.putIfAbsent(groups[i], known.get(i).number());
        first.put(known.get(i).number(), firstByGroup.get(groups[i]));
      }
    }
    return first;
  }

  private static boolean speakAtOnce(List<Turn> turns, int one, int other) {
    return one != other
        && turns.stream()
            .filter(turn -> turn.speaker() == one)
            .anyMatch(
                turn ->
                    turns.stream()
                        .filter(against -> against.speaker() == other)
                        .anyMatch(against -> against.overlapMs(turn.startMs(), turn.endMs()) > 0));
  }
}
