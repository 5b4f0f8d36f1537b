package io.colloquy.core.speaker;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a tracker keeps of an interview's voices. With embeddings of 256 numbers it stays below 250
 * KB, whatever the interview's length, but for {@code mergedInto}, which grows by about 10 KB an
 * hour.
 *
 * @param clusters in order of their ids
 * @param mergedInto for the id of each micro-cluster that is no more, the one that took it in
 * @param nextCluster the id of the next micro-cluster
 * @param nextSpeaker the number of the next new speaker; numbers are never given twice
 * @param expectedSpeakers how many there are; 0 if nobody said
 * @param everybody all speakers, if the last clustering found as many as were expected; else empty
 * @param heardUntilMs where the last turn ends, in media time
 * @param reclusteredAtMs what that was at the last clustering
 */
public record SpeakerState(
    List<MicroCluster> clusters,
    Map<Integer, Integer> mergedInto,
    int nextCluster,
    int nextSpeaker,
    int expectedSpeakers,
    List<Integer> everybody,
    long heardUntilMs,
    long reclusteredAtMs) {

  public SpeakerState {
    clusters = clusters == null ? List.of() : List.copyOf(clusters);
    mergedInto = mergedInto == null ? Map.of() : Map.copyOf(mergedInto);
    nextCluster = Math.max(1, nextCluster);
    nextSpeaker = Math.max(1, nextSpeaker);
    expectedSpeakers = Math.max(0, expectedSpeakers);
    everybody = everybody == null ? List.of() : List.copyOf(everybody);
  }

  public static SpeakerState start() {
    return new SpeakerState(List.of(), Map.of(), 1, 1, 0, List.of(), 0, 0);
  }

  /**
   * The same once it is known how many people speak. The next clustering honours it.
   *
   * @param count 0 to forget it
   */
  public SpeakerState expecting(int count) {
    return new SpeakerState(
        clusters,
        mergedInto,
        nextCluster,
        nextSpeaker,
        count,
        everybody,
        heardUntilMs,
        reclusteredAtMs);
  }

  SpeakerState with(List<MicroCluster> otherClusters, Map<Integer, Integer> otherMergedInto) {
    return new SpeakerState(
        otherClusters,
        otherMergedInto,
        nextCluster,
        nextSpeaker,
        expectedSpeakers,
        everybody,
        heardUntilMs,
        reclusteredAtMs);
  }

  /** The speakers heard so far with their speech in ms, in order of their numbers. */
  public Map<Integer, Long> speakers() {
    return clusters.stream()
        .filter(cluster -> cluster.speaker() != Turn.UNKNOWN)
        .collect(
            Collectors.groupingBy(
                MicroCluster::speaker,
                TreeMap::new,
                Collectors.summingLong(MicroCluster::cleanSpeechMs)));
  }

  /** Who the members of each micro-cluster are, those included that are no more. */
  Map<Integer, Integer> speakersOfClusters() {
    Map<Integer, Integer> speakers =
        clusters.stream().collect(Collectors.toMap(MicroCluster::id, MicroCluster::speaker));
    mergedInto.forEach((gone, into) -> speakers.put(gone, speakers.get(into)));
    return speakers;
  }
}
