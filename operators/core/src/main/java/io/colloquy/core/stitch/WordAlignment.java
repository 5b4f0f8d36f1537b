package io.colloquy.core.stitch;

import io.colloquy.core.text.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the words that two overlapping windows both heard, by the dynamic programme of Needleman
 * and Wunsch (1970). What the earlier window heard first and the later window heard last is free,
 * because the other could not hear it.
 */
final class WordAlignment {
  /** Two words are the same only when their midpoints lie this close. */
  static final long PAIR_WITHIN_MS = 600;

  /** From this distance on, a word that is repeated is rather another of its repetitions. */
  private static final double REPEATED_WITHIN_MS = 250;

  private static final double SKIP = -0.5;
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private final List<Word> before;
  private final List<Word> after;
  private final String[] beforeTexts;
  private final String[] afterTexts;
  private final Map<String, Integer> mostOften = new HashMap<>();

  private WordAlignment(List<Word> before, List<Word> after) {
    this.before = before;
    this.after = after;
    this.beforeTexts = before.stream().map(Word::spokenText).toArray(String[]::new);
    this.afterTexts = after.stream().map(Word::spokenText).toArray(String[]::new);
    count(beforeTexts);
    count(afterTexts);
  }

  /** The common words in order; both of their places rise. */
  static List<WordPair> anchors(List<Word> before, List<Word> after) {
    return new WordAlignment(before, after).align();
  }

  private List<WordPair> align() {
    int rows = before.size();
    int columns = after.size();
    double[][] best = new double[rows + 1][columns + 1];
    for (int column = 1; column <= columns; column++) {
      best[0][column] = best[0][column - 1] + skipAfter(0);
    }
    for (int row = 1; row <= rows; row++) {
      best[row][0] = best[row - 1][0] + skipBefore(0);
      for (int column = 1; column <= columns; column++) {
        double pair = best[row - 1][column - 1] + pairScore(row - 1, column - 1);
        double skipBefore = best[row - 1][column] + skipBefore(column);
        double skipAfter = best[row][column - 1] + skipAfter(row);
        best[row][column] = Math.max(pair, Math.max(skipBefore, skipAfter));
      }
    }
    return trace(best);
  }

  private List<WordPair> trace(double[][] best) {
    Deque<WordPair> pairs = new ArrayDeque<>();
    int row = before.size();
    int column = after.size();
    while (row > 0 && column > 0) {
      double score = best[row][column];
      if (score == best[row - 1][column - 1] + pairScore(row - 1, column - 1)) {
        pairs.addFirst(new WordPair(--row, --column));
      } else if (score == best[row - 1][column] + skipBefore(column)) {
        row--;
      } else {
        column--;
      }
    }
    return new ArrayList<>(pairs);
  }

  /** Leaving out a word of the earlier window, with this many of the later window passed. */
  private static double skipBefore(int passedAfter) {
    return passedAfter == 0 ? 0 : SKIP;
  }

  private double skipAfter(int passedBefore) {
    return passedBefore == before.size() ? 0 : SKIP;
  }

  private double pairScore(int row, int column) {
    if (!mayBeSame(row, column)) {
      return NEVER;
    }
    boolean repeated = mostOften.get(beforeTexts[row]) > 1;
    double distance = Math.abs(before.get(row).midpointMs() - after.get(column).midpointMs());
    double relative = distance / (repeated ? REPEATED_WITHIN_MS : PAIR_WITHIN_MS);
    return repeated ? 1 - relative * relative : 1 - relative * relative / 2;
  }

  /** Apart in time, the same text is the same word only beside another word in common. */
  private boolean mayBeSame(int row, int column) {
    return sameText(row, column)
        && (before.get(row).overlaps(after.get(column))
            || isOtherCommonWord(row - 1, column - 1, beforeTexts[row])
            || isOtherCommonWord(row + 1, column + 1, beforeTexts[row]));
  }

  private boolean isOtherCommonWord(int row, int column, String text) {
    return row >= 0
        && column >= 0
        && row < before.size()
        && column < after.size()
        && sameText(row, column)
        && !beforeTexts[row].equals(text);
  }

  private boolean sameText(int row, int column) {
    long distance = before.get(row).midpointMs() - after.get(column).midpointMs();
    return Math.abs(distance) <= PAIR_WITHIN_MS && beforeTexts[row].equals(afterTexts[column]);
  }

  /** Notes how often each text comes; of the two windows, the higher number stays. */
  private void count(String[] texts) {
    Map<String, Integer> counts = new HashMap<>();
    for (String text : texts) {
      counts.merge(text, 1, Integer::sum);
    }
    counts.forEach((text, count) -> mostOften.merge(text, count, Math::max));
  }
}
