package io.colloquy.core.speaker;

import io.colloquy.core.vector.Vectors;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * Local speakers of one or more windows that are taken for one person and never parted again.
 *
 * @param id from 1, in order of appearance
 * @param speaker who that is as of now; {@link Turn#UNKNOWN} if nobody can say
 * @param mean of the embeddings, each counted by its speech; shorter than 1 where they differ, so
 *     that the product of two means is the average similarity of their members. Not to be changed
 * @param cleanSpeechMs how much speech it rests on
 * @param apart ids of micro-clusters that cannot be the same person, because both spoke at the same
 *     time; ascending
 */
public record MicroCluster(
    int id, int speaker, float[] mean, long cleanSpeechMs, List<Integer> apart) {

  public MicroCluster {
    mean = mean == null ? new float[0] : mean;
    apart = apart == null ? List.of() : List.copyOf(apart);
  }

  /** Average cosine similarity of the two clusters' members, from -1 to 1. */
  double similarity(MicroCluster other) {
    return Vectors.dot(mean, other.mean);
  }

  MicroCluster of(int newSpeaker) {
    return new MicroCluster(id, newSpeaker, mean, cleanSpeechMs, apart);
  }

  /** The two as one, by this one's id and speaker. */
  MicroCluster with(MicroCluster other) {
    TreeSet<Integer> both = new TreeSet<>(apart);
    both.addAll(other.apart);
    return new MicroCluster(
        id,
        speaker,
        Vectors.mean(mean, cleanSpeechMs, other.mean, other.cleanSpeechMs),
        cleanSpeechMs + other.cleanSpeechMs,
        List.copyOf(both));
  }

  /** The same with other ids for those it is kept apart from. */
  MicroCluster renamed(IntUnaryOperator ids) {
    List<Integer> named =
        apart.stream()
            .map(ids::applyAsInt)
            .filter(other -> other != id)
            .distinct()
            .sorted()
            .toList();
    return new MicroCluster(id, speaker, mean, cleanSpeechMs, named);
  }
}
