package io.colloquy.core.speaker;

import io.colloquy.core.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Gives a window's voices to the speakers known so far, each to another one. Voices with enough
 * speech choose first; those that resemble nobody are new speakers while there is room, else go to
 * the nearest speaker that is free, or where all are taken, to the nearest. Brief voices only join.
 */
final class OnlineAssignment {
  /** A speaker that has no number yet. */
  static final int NEW = -1;

  private final SpeakerSettings settings;
  private final List<LocalSpeaker> heard;
  private final int[] known;
  private final double[][] similarity;
  private final int[] assigned;
  private final Set<Integer> taken = new HashSet<>();

  private OnlineAssignment(
      SpeakerSettings settings, List<LocalSpeaker> heard, List<MicroCluster> clusters) {
    this.settings = settings;
    this.heard = heard;
    Map<Integer, List<MicroCluster>> speakers =
        clusters.stream()
            .filter(cluster -> cluster.speaker() != Turn.UNKNOWN)
            .collect(
                Collectors.groupingBy(MicroCluster::speaker, TreeMap::new, Collectors.toList()));
    this.known = speakers.keySet().stream().mapToInt(Integer::intValue).toArray();
    this.similarity =
        heard.stream()
            .map(
                voice ->
                    speakers.values().stream()
                        .mapToDouble(speaker -> similarity(voice.embedding(), speaker))
                        .toArray())
            .toArray(double[][]::new);
    this.assigned = new int[heard.size()];
  }

  /**
   * Decides who the voices are.
   *
   * @param room how many new speakers there may be
   * @return for each voice its speaker, {@link #NEW} or {@link Turn#UNKNOWN}
   */
  static int[] of(
      SpeakerSettings settings, List<LocalSpeaker> heard, List<MicroCluster> clusters, int room) {
    OnlineAssignment assignment = new OnlineAssignment(settings, heard, clusters);
    List<Integer> sure = assignment.voices(false);
    assignment.join(sure, settings.similarity());
    assignment.found(sure, room);
    assignment.join(assignment.voices(true), settings.similarity() - settings.leniency());
    return assignment.assigned;
  }

  /** The average over all of a speaker's speech. */
  private static double similarity(float[] embedding, List<MicroCluster> speaker) {
    double sum = 0;
    double speechMs = 0;
    for (MicroCluster cluster : speaker) {
      sum += cluster.cleanSpeechMs() * Vectors.dot(embedding, cluster.mean());
      speechMs += cluster.cleanSpeechMs();
    }
    return sum / speechMs;
  }

  private List<Integer> voices(boolean brief) {
    return IntStream.range(0, heard.size())
        .filter(voice -> heard.get(voice).cleanSpeechMs() < settings.embeddingSpeechMs() == brief)
        .boxed()
        .toList();
  }

  /** Pairs voices with free speakers so that they resemble each other most in sum. */
  private void join(List<Integer> voices, double least) {
    double[][] costs =
        voices.stream()
            .map(
                voice ->
                    IntStream.range(0, known.length)
                        .mapToDouble(
                            speaker ->
                                taken.contains(known[speaker])
                                    ? 0
                                    : Math.min(0, least - similarity[voice][speaker]))
                        .toArray())
            .toArray(double[][]::new);
    int[] columns = OptimalAssignment.cheapest(costs);
    for (int row = 0; row < columns.length; row++) {
      int speaker = columns[row];
      if (speaker != OptimalAssignment.NONE && costs[row][speaker] < 0) {
        assign(voices.get(row), known[speaker]);
      }
    }
  }

  /** Those with most speech first. */
  private void found(List<Integer> voices, int room) {
    List<Integer> strangers = new ArrayList<>(voices);
    strangers.removeIf(voice -> assigned[voice] != Turn.UNKNOWN);
    strangers.sort(
        Comparator.comparingLong((Integer voice) -> heard.get(voice).cleanSpeechMs()).reversed());
    int left = room;
    for (int voice : strangers) {
      if (left > 0) {
        assigned[voice] = NEW;
        left--;
      } else {
        assign(voice, nearest(voice));
      }
    }
  }

  private int nearest(int voice) {
    boolean anyFree = Arrays.stream(known).anyMatch(speaker -> !taken.contains(speaker));
    return IntStream.range(0, known.length)
        .filter(speaker -> !anyFree || !taken.contains(known[speaker]))
        .boxed()
        .max(Comparator.comparingDouble(speaker -> similarity[voice][speaker]))
        .map(speaker -> known[speaker])
        .orElse(Turn.UNKNOWN);
  }

  private void assign(int voice, int speaker) {
    assigned[voice] = speaker;
    taken.add(speaker);
  }
}
