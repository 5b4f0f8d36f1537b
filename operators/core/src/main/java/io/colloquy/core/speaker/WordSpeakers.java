package io.colloquy.core.speaker;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives each word to the speaker whose turns it overlaps most.
 *
 * <p>Word and turn times are not exact, so a change of speaker costs something: half of {@link
 * WordSpeakerSettings#islandMs()} of overlap, less the longer the pause in which it lies. The
 * cheapest sequence of speakers is found by dynamic programming (A. Viterbi, 1967).
 *
 * <p>Words before and behind a pause of {@link WordSpeakerSettings#pauseMs()} do not depend on each
 * other: a transcript can be done again from pause to pause.
 */
public final class WordSpeakers {
  private final WordSpeakerSettings settings;

  public WordSpeakers(WordSpeakerSettings settings) {
    this.settings = settings;
  }

  /**
   * Tells who said each word.
   *
   * @param words of one stream, in order of their starts
   * @param turns of that stream, in any order; they may overlap and repeat each other, and may be
   *     {@link Turn#UNKNOWN}
   * @return one for each word
   */
  public List<WordSpeaker> of(List<Word> words, List<Turn> turns) {
    SpeakerTimes times = SpeakerTimes.of(turns);
    double[][] evidence =
        words.stream()
            .map(word -> times.evidence(word, settings.toleranceMs()))
            .toArray(double[][]::new);
    int[] path = cheapestPath(words, evidence, times.speakers());
    List<WordSpeaker> result = new ArrayList<>(words.size());
    for (int word = 0; word < path.length; word++) {
      result.add(
          path[word] < 0
              ? new WordSpeaker(Turn.UNKNOWN, false)
              : new WordSpeaker(
                  times.speaker(path[word]), times.isOverlapped(words.get(word), path[word])));
    }
    return result;
  }

  /** For each word the place of its speaker; -1 where there is no evidence of any. */
  private int[] cheapestPath(List<Word> words, double[][] evidence, int speakers) {
    int[] path = new int[words.size()];
    Arrays.fill(path, -1);
    int[][] cameFrom = new int[words.size()][];
    double[] score = new double[speakers];
    int previous = -1;
    for (int word = 0; word < path.length; word++) {
      if (Arrays.stream(evidence[word]).allMatch(ms -> ms == 0)) {
        continue;
      }
      double change = previous < 0 ? 0 : changeCost(words.get(previous), words.get(word));
      cameFrom[word] = new int[speakers];
      score = step(score, evidence[word], change, cameFrom[word]);
      path[word] = previous;
      previous = word;
    }
    return traceBack(path, cameFrom, previous, best(score));
  }

  /** The path holds for each word the one before it that has evidence, and then its speaker. */
  private static int[] traceBack(int[] path, int[][] cameFrom, int last, int lastSpeaker) {
    int speaker = lastSpeaker;
    int word = last;
    while (word >= 0) {
      int previous = path[word];
      path[word] = speaker;
      speaker = cameFrom[word][speaker];
      word = previous;
    }
    return path;
  }

  private static double[] step(double[] score, double[] evidence, double change, int[] cameFrom) {
    double[] next = new double[score.length];
    int best = best(score);
    for (int speaker = 0; speaker < next.length; speaker++) {
      boolean stays = speaker == best || score[speaker] > score[best] - change;
      cameFrom[speaker] = stays ? speaker : best;
      next[speaker] = evidence[speaker] + (stays ? score[speaker] : score[best] - change);
    }
    return next;
  }

  private double changeCost(Word before, Word word) {
    double pause = Math.max(0, word.startMs() - before.endMs());
    return settings.islandMs() / 2.0 * Math.max(0, 1 - pause / settings.pauseMs());
  }

  private static int best(double[] score) {
    int best = 0;
    for (int speaker = 1; speaker < score.length; speaker++) {
      if (score[speaker] > score[best]) {
        best = speaker;
      }
    }
    return best;
  }
}
