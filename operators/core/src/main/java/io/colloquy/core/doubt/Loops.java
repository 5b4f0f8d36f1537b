package io.colloquy.core.doubt;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds text that goes round in a loop, as recognizers write it that hear nothing they know. People
 * repeat themselves, too: they stutter, say no nine times over, sing a chorus thrice. So a loop
 * needs more rounds than that, the more the shorter they are.
 */
final class Loops {
  private static final int LONGEST_ROUND = 20;

  /** By the words of a round, from one on; longer rounds as the last. */
  private static final int[] LEAST_ROUNDS = {10, 6, 5, 4};

  private static final int PHRASE_WORDS = 4;
  private static final int LEAST_PHRASES = 4;

  private Loops() {}

  /** The words that belong to the rounds of a loop, all rounds of it, the begun one included. */
  static BitSet rounds(List<String> words) {
    BitSet looped = new BitSet(words.size());
    for (int round = 1; round <= LONGEST_ROUND; round++) {
      int least = LEAST_ROUNDS[Math.min(round, LEAST_ROUNDS.length) - 1];
      int from = 0;
      for (int i = round; i <= words.size(); i++) {
        if (i < words.size() && words.get(i).equals(words.get(i - round))) {
          continue;
        }
        if (i - from >= least * round) {
          looped.set(from, i);
        }
        from = i - round + 1;
      }
    }
    return looped;
  }

  /**
   * The words of phrases that come again and again, with other words between them: for text that is
   * known to say little for its length.
   */
  static BitSet phrases(List<String> words) {
    Map<List<String>, Integer> counts = new HashMap<>();
    Map<List<String>, Integer> ends = new HashMap<>();
    for (int i = 0; i + PHRASE_WORDS <= words.size(); i++) {
      List<String> phrase = words.subList(i, i + PHRASE_WORDS);
      if (ends.getOrDefault(phrase, 0) <= i) {
        counts.merge(phrase, 1, Integer::sum);
        ends.put(phrase, i + PHRASE_WORDS);
      }
    }
    BitSet repeated = new BitSet(words.size());
    for (int i = 0; i + PHRASE_WORDS <= words.size(); i++) {
      if (counts.get(words.subList(i, i + PHRASE_WORDS)) >= LEAST_PHRASES) {
        repeated.set(i, i + PHRASE_WORDS);
      }
    }
    return repeated;
  }
}
