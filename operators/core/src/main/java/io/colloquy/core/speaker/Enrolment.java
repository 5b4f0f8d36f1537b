package io.colloquy.core.speaker;

import io.colloquy.core.vector.Vectors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A known person's voice.
 *
 * @param embedding of the kind that the interview's windows carry; brought to length 1. Not to be
 *     changed
 */
public record Enrolment(String name, float[] embedding) {

  public Enrolment {
    name = name == null ? "" : name;
    embedding = Vectors.unit(embedding);
  }

  /**
   * Finds known people among the speakers: each at most once, so that the voices are as similar as
   * can be in sum, and none that is less similar than two voices of one person.
   *
   * @param similarity from which cosine on two voices are one person's
   * @return names by the speaker's number
   */
  public static Map<Integer, String> recognize(
      SpeakerState state, List<Enrolment> enrolments, float similarity) {
    List<Integer> speakers = List.copyOf(state.speakers().keySet());
    Map<Integer, String> names = new HashMap<>();
    if (speakers.isEmpty() || enrolments.isEmpty()) {
      return names;
    }
    Map<Integer, float[]> voices = voices(state);
    double[][] costs = new double[speakers.size()][enrolments.size()];
    for (int speaker = 0; speaker < speakers.size(); speaker++) {
      for (int known = 0; known < enrolments.size(); known++) {
        float[] voice = voices.get(speakers.get(speaker));
        costs[speaker][known] = -likeness(voice, enrolments.get(known).embedding, similarity);
      }
    }
    int[] assigned = OptimalAssignment.cheapest(costs);
    for (int speaker = 0; speaker < assigned.length; speaker++) {
      int known = assigned[speaker];
      if (known != OptimalAssignment.NONE && costs[speaker][known] < 0) {
        names.put(speakers.get(speaker), enrolments.get(known).name);
      }
    }
    return names;
  }

  /** How much more alike than need be; 0 for two people. */
  private static double likeness(float[] voice, float[] known, float similarity) {
    if (voice.length != known.length || voice.length == 0) {
      return 0;
    }
    return Math.max(0, Vectors.dot(voice, known) - similarity);
  }

  private static Map<Integer, float[]> voices(SpeakerState state) {
    Map<Integer, MicroCluster> whole = new TreeMap<>();
    for (MicroCluster cluster : state.clusters()) {
      whole.merge(cluster.speaker(), cluster, MicroCluster::with);
    }
    Map<Integer, float[]> voices = new HashMap<>();
    whole.forEach((speaker, cluster) -> voices.put(speaker, Vectors.unit(cluster.mean())));
    return voices;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Enrolment enrolment
        && name.equals(enrolment.name)
        && Arrays.equals(embedding, enrolment.embedding);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(embedding);
  }
}
