package io.colloquy.bench.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds text that a transcript says again without its speaker having done so. */
public final class DoubledPhrases {

  /** Five words in a row are seldom repeated by chance. */
  public static final int WORDS = 5;

  private DoubledPhrases() {}

  /**
   * How often a run of {@value #WORDS} words occurs more than once in the transcript and more often
   * than it was said: 0 for a clean transcript, 1 for each such run too many. Overlapping runs
   * count each, so a doubled phrase of n words counts n − 4.
   */
  public static int count(List<String> reference, List<String> hypothesis) {
    Map<List<String>, Integer> said = runs(reference);
    return runs(hypothesis).entrySet().stream()
        .mapToInt(
            run -> Math.max(0, run.getValue() - Math.max(1, said.getOrDefault(run.getKey(), 0))))
        .sum();
  }

  private static Map<List<String>, Integer> runs(List<String> words) {
    Map<List<String>, Integer> runs = new HashMap<>();
    for (int start = 0; start + WORDS <= words.size(); start++) {
      runs.merge(words.subList(start, start + WORDS), 1, Integer::sum);
    }
    return runs;
  }
}
