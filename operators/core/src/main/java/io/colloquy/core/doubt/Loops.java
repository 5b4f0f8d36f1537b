package io.colloquy.core.doubt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds text that goes round in a loop, as recognizers write it that hear nothing they know. People
 * repeat themselves, too: they stutter, say no nine times over, sing a chorus thrice. So a loop
 * needs more rounds than that, the more the shorter they are: ten of a word, four of as many words
 * as a short sentence has. Texts are given as {@link SpokenUnits}.
 */
final class Loops {
  /** By the words of a round, from one on; longer rounds as the last. */
  private static final int[] LEAST_ROUNDS = {10, 6, 5, 4};

  private static final int PHRASE_WORDS = 4;
  private static final int LEAST_PHRASES = 4;

  private Loops() {}

  /** The units that belong to the rounds of a loop, all rounds of it, the begun one included. */
  static BitSet rounds(List<String> units) {
    BitSet looped = new BitSet(units.size());
    int fewest = LEAST_ROUNDS[LEAST_ROUNDS.length - 1];
    for (int round = 1; fewest * round <= units.size(); round++) {
      int from = 0;
      for (int i = round; i <= units.size(); i++) {
        if (i < units.size() && units.get(i).equals(units.get(i - round))) {
          continue;
        }
        if (i - from >= fewest * round
            && i - from >= leastRounds(units.subList(from, from + round)) * round) {
          looped.set(from, i);
        }
        from = i - round + 1;
      }
    }
    return looped;
  }

  private static int leastRounds(List<String> round) {
    long words = Math.max(1, Math.round(SpokenUnits.words(round)));
    return LEAST_ROUNDS[(int) Math.min(words, LEAST_ROUNDS.length) - 1];
  }

  /**
   * The units of phrases that come again and again, with others between them: for text that is
   * known to say little for its length.
   */
  static BitSet phrases(List<String> units) {
    List<List<String>> phrases = phrasesByStart(units);
    Map<List<String>, Integer> counts = new HashMap<>();
    Map<List<String>, Integer> ends = new HashMap<>();
    for (int i = 0; i < phrases.size(); i++) {
      List<String> phrase = phrases.get(i);
      if (ends.getOrDefault(phrase, 0) <= i) {
        counts.merge(phrase, 1, Integer::sum);
        ends.put(phrase, i + phrase.size());
      }
    }
    BitSet repeated = new BitSet(units.size());
    for (int i = 0; i < phrases.size(); i++) {
      if (counts.get(phrases.get(i)) >= LEAST_PHRASES) {
        repeated.set(i, i + phrases.get(i).size());
      }
    }
    return repeated;
  }

  /** As many units as make a phrase, from each on that has so many. */
  private static List<List<String>> phrasesByStart(List<String> units) {
    List<List<String>> phrases = new ArrayList<>();
    int end = 0;
    for (int start = 0; start < units.size(); start++) {
      while (end < units.size()
          && Math.round(SpokenUnits.words(units.subList(start, end))) < PHRASE_WORDS) {
        end++;
      }
      if (Math.round(SpokenUnits.words(units.subList(start, end))) < PHRASE_WORDS) {
        break;
      }
      phrases.add(units.subList(start, end));
    }
    return phrases;
  }
}
