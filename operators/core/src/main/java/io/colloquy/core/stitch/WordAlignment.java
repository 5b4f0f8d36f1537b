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

  /** Nobody speaks two words whose midpoints lie closer than this. */
  private static final double SHORTEST_WORD_MS = 150;

  private static final double SKIP = -0.3;
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

  /**
   * The common words in order; both of their places rise. Words that come more than once count only
   * where no other word is in common, because they are easily taken for each other.
   */
  static List<WordPair> anchors(List<Word> before, List<Word> after) {
    WordAlignment alignment = new WordAlignment(before, after);
    List<WordPair> pairs = alignment.align();
    List<WordPair> distinct =
        pairs.stream().filter(pair -> !alignment.isRepeated(pair.before())).toList();
    return distinct.isEmpty() ? pairs : distinct;
  }

  private List<WordPair> align() {
    int rows = before.size();
    int columns = after.size();
    double[][] best = new double[rows + 1][columns + 1];
    for (int column = 1; column <= columns; column++) {
      best[0][column] = best[0][column - 1] + skipAfter(column - 1, 0);
    }
    for (int row = 1; row <= rows; row++) {
      best[row][0] = best[row - 1][0] + skipBefore(row - 1, 0);
      for (int column = 1; column <= columns; column++) {
        double pair = best[row - 1][column - 1] + pairScore(row - 1, column - 1);
        double skipBefore = best[row - 1][column] + skipBefore(row - 1, column);
        double skipAfter = best[row][column - 1] + skipAfter(column - 1, row);
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
      } else if (score == best[row - 1][column] + skipBefore(row - 1, column)) {
        row--;
      } else {
        column--;
      }
    }
    return new ArrayList<>(pairs);
  }

  /** Free before the later window starts, and for the last word, which the edge may have cut. */
  private double skipBefore(int row, int passedAfter) {
    return passedAfter == 0 || row == before.size() - 1 ? 0 : SKIP;
  }

  /** Free behind the earlier window's end, and for the first word, which the edge may have cut. */
  private double skipAfter(int column, int passedBefore) {
    return passedBefore == before.size() || column == 0 ? 0 : SKIP;
  }

  private double pairScore(int row, int column) {
    if (!mayBeSame(row, column)) {
      return NEVER;
    }
    boolean repeated = isRepeated(row);
    double relative = distanceMs(row, column) / (repeated ? REPEATED_WITHIN_MS : PAIR_WITHIN_MS);
    return repeated ? 1 - relative * relative : 1 - relative * relative / 2;
  }

  private boolean isRepeated(int row) {
    return mostOften.get(beforeTexts[row]) > 1;
  }

  /** Apart in time, the same text is the same word only beside another word in common. */
  private boolean mayBeSame(int row, int column) {
    return sameText(row, column)
        && (before.get(row).isSimultaneousWith(after.get(column))
            || distanceMs(row, column) < SHORTEST_WORD_MS
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
    return distanceMs(row, column) <= PAIR_WITHIN_MS && beforeTexts[row].equals(afterTexts[column]);
  }

  private double distanceMs(int row, int column) {
    return Math.abs(before.get(row).midpointMs() - after.get(column).midpointMs());
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
