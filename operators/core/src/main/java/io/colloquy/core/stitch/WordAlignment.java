package io.colloquy.core.stitch;

import io.colloquy.core.text.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the words that two overlapping windows both heard, by the dynamic programme of Needleman
 * and Wunsch (1970). Words are the same by their text and their time; where both windows must have
 * heard a word, leaving it without a partner costs, at the edges of what they share it is free.
 */
final class WordAlignment {
  /**
   * Times of the same word that are this far apart take all that its text is worth. Where windows
   * share little, half of it is the limit.
   */
  private static final double LONGEST_DISTANCE_MS = 450;

  private static final double SHORTEST_DISTANCE_MS = 100;

  /** The longest distance while nothing is known of how far two windows' times drift apart. */
  private static final double LONGEST_DRIFT_MS = 850;

  /** From fewer words a drift cannot be told from errors. */
  private static final int DRIFT_FROM_WORDS = 3;

  private static final double SAME = 1;

  /** The same text that was not heard at the same time: it may have been repeated. */
  private static final double SAME_LATER = 0.2;

  /** Other text, heard at the same time. */
  private static final double MISHEARD = 0.3;

  private static final double OTHER = -0.4;

  /** A word that one window did not hear, though both must have. */
  private static final double MISSED = -0.8;

  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private final List<Word> before;
  private final List<Word> after;
  private final Overlap overlap;
  private final boolean[][] sameText;
  private final double[][] pairScores;

  private WordAlignment(List<Word> before, List<Word> after, Overlap overlap) {
    this.before = before;
    this.after = after;
    this.overlap = overlap;
    this.sameText = new boolean[before.size()][after.size()];
    this.pairScores = new double[before.size()][after.size()];
    String[] afterTexts = after.stream().map(Word::spokenText).toArray(String[]::new);
    for (int row = 0; row < before.size(); row++) {
      String text = before.get(row).spokenText();
      for (int column = 0; column < after.size(); column++) {
        sameText[row][column] = text.equals(afterTexts[column]);
      }
    }
  }

  /** The pairs in order; both of their places rise. */
  static List<WordPair> pairs(List<Word> before, List<Word> after, Overlap overlap) {
    WordAlignment anyDrift = new WordAlignment(before, after, overlap);
    anyDrift.scoreTexts();
    long drift = anyDrift.driftMs(anyDrift.align());
    List<Word> steady =
        after.stream().map(word -> word.at(word.startMs() - drift, word.endMs() - drift)).toList();
    WordAlignment alignment = new WordAlignment(before, steady, overlap);
    alignment.scoreTextsAndTimes();
    return alignment.align();
  }

  private void scoreTexts() {
    for (int row = 0; row < before.size(); row++) {
      for (int column = 0; column < after.size(); column++) {
        double far = offsetMs(row, column) / LONGEST_DRIFT_MS;
        pairScores[row][column] = sameText[row][column] ? SAME - far * far : NEVER;
      }
    }
  }

  private void scoreTextsAndTimes() {
    double usual =
        Math.max(SHORTEST_DISTANCE_MS, Math.min(LONGEST_DISTANCE_MS, overlap.lengthMs() / 2.0));
    for (int row = 0; row < before.size(); row++) {
      for (int column = 0; column < after.size(); column++) {
        double far = overlap.distanceMs(before.get(row), after.get(column)) / usual;
        pairScores[row][column] = likeness(row, column) - far * far;
      }
    }
  }

  private double likeness(int row, int column) {
    double together = Math.min(1, 2 * before.get(row).sharedTime(after.get(column)));
    if (!sameText[row][column]) {
      return OTHER + together * (MISHEARD - OTHER);
    }
    return Math.max(SAME_LATER, SAME * together);
  }

  /** How much later the later window's times are, if all of them are. */
  private long driftMs(List<WordPair> pairs) {
    long[] offsets =
        pairs.stream()
            .filter(this::isDistinct)
            .mapToLong(pair -> offsetMs(pair.before(), pair.after()))
            .sorted()
            .toArray();
    return offsets.length < DRIFT_FROM_WORDS ? 0 : offsets[offsets.length / 2];
  }

  /** Whether no other word could be taken for it. */
  private boolean isDistinct(WordPair pair) {
    long sameBefore =
        IntStream.range(0, before.size()).filter(row -> sameText[row][pair.after()]).count();
    long sameAfter =
        IntStream.range(0, after.size()).filter(column -> sameText[pair.before()][column]).count();
    return sameBefore == 1 && sameAfter == 1;
  }

  private long offsetMs(int row, int column) {
    return after.get(column).midpointMs() - before.get(row).midpointMs();
  }

  private List<WordPair> align() {
    int rows = before.size();
    int columns = after.size();
    double[][] best = new double[rows + 1][columns + 1];
    for (int column = 1; column <= columns; column++) {
      best[0][column] = best[0][column - 1] + missed(after.get(column - 1));
    }
    for (int row = 1; row <= rows; row++) {
      double skipBefore = missed(before.get(row - 1));
      best[row][0] = best[row - 1][0] + skipBefore;
      for (int column = 1; column <= columns; column++) {
        double pair = best[row - 1][column - 1] + pairScores[row - 1][column - 1];
        double skip =
            Math.max(
                best[row - 1][column] + skipBefore,
                best[row][column - 1] + missed(after.get(column - 1)));
        best[row][column] = Math.max(pair, skip);
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
      if (score == best[row - 1][column - 1] + pairScores[row - 1][column - 1]) {
        row--;
        column--;
        pairs.addFirst(new WordPair(row, column, sameText[row][column]));
      } else if (score == best[row - 1][column] + missed(before.get(row - 1))) {
        row--;
      } else {
        column--;
      }
    }
    return new ArrayList<>(pairs);
  }

  private double missed(Word word) {
    return MISSED * overlap.certainty(word);
  }
}
