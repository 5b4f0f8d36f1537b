package io.colloquy.core.speaker;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
    long[][] evidence =
        words.stream()
            .map(word -> times.evidence(word, settings.toleranceMs()))
            .toArray(long[][]::new);
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
  private int[] cheapestPath(List<Word> words, long[][] evidence, int speakers) {
    int[] heard =
        IntStream.range(0, words.size())
            .filter(word -> Arrays.stream(evidence[word]).anyMatch(halves -> halves > 0))
            .toArray();
    int[][] cameFrom = new int[heard.length][speakers];
    long[] score = new long[speakers];
    for (int i = 0; i < heard.length; i++) {
      long change = i == 0 ? 0 : changeCost(words.get(heard[i - 1]), words.get(heard[i]));
      score = step(score, evidence[heard[i]], change, cameFrom[i]);
    }
    int[] path = new int[words.size()];
    Arrays.fill(path, -1);
    int speaker = best(score);
    for (int i = heard.length - 1; i >= 0; i--) {
      path[heard[i]] = speaker;
      speaker = cameFrom[i][speaker];
    }
    return path;
  }

  private static long[] step(long[] score, long[] evidence, long change, int[] cameFrom) {
    long[] next = new long[score.length];
    int best = best(score);
    for (int speaker = 0; speaker < next.length; speaker++) {
      boolean stays = speaker == best || score[speaker] > score[best] - change;
      cameFrom[speaker] = stays ? speaker : best;
      next[speaker] = evidence[speaker] + (stays ? score[speaker] : score[best] - change);
    }
    return next;
  }

  /** In half milliseconds, so that sums are exact and ties are ties. */
  private long changeCost(Word before, Word word) {
    long pauseMs = Math.max(0, word.startMs() - before.endMs());
    long missingMs = Math.max(0, settings.pauseMs() - pauseMs);
    return settings.islandMs() * missingMs / settings.pauseMs();
  }

  private static int best(long[] score) {
    int best = 0;
    for (int speaker = 1; speaker < score.length; speaker++) {
      if (score[speaker] > score[best]) {
        best = speaker;
      }
    }
    return best;
  }
}
