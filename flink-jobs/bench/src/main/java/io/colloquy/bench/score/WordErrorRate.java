package io.colloquy.bench.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The word errors of a transcript: the fewest substitutions, deletions and insertions that make the
 * reference into it.
 *
 * @param referenceWords how many words were said
 * @param substitutions words heard as others
 * @param deletions words not heard
 * @param insertions words heard where none was said
 * @param matches pairs of equal words, in order
 */
public record WordErrorRate(
    int referenceWords, int substitutions, int deletions, int insertions, List<Match> matches) {

  /** A reference word and the transcript's word that stands for it, by position. */
  public record Match(int reference, int hypothesis) {}

  private static final int FIRST_BAND = 64;
  private static final byte DIAGONAL = 0;
  private static final byte DELETION = 1;
  private static final byte INSERTION = 2;

  /**
   * Aligns normalised words. Of several cheapest alignments, the one whose insertions and deletions
   * come earliest is taken. Time and memory grow with the length times the number of errors (E.
   * Ukkonen, Algorithms for approximate string matching, 1985: only a band about the diagonal is
   * looked at, twice as wide each time until the distance fits into it).
   */
  public static WordErrorRate of(List<String> reference, List<String> hypothesis) {
    int longest = Math.max(reference.size(), hypothesis.size());
    int band = Math.max(FIRST_BAND, Math.abs(reference.size() - hypothesis.size()));
    while (true) {
      Band aligned = new Band(reference, hypothesis, band);
      if (aligned.distance() <= band || band >= longest) {
        return aligned.traced();
      }
      band *= 2;
    }
  }

  public int errors() {
    return substitutions + deletions + insertions;
  }

  /**
   * Errors per reference word, above 1 where much was invented; of no words: 0 without errors, else
   * 1.
   */
  public double rate() {
    return referenceWords == 0 ? Math.min(1, errors()) : (double) errors() / referenceWords;
  }

  /** The distances of all pairs of prefixes whose lengths differ by no more than {@code width}. */
  private static final class Band {

    private final List<String> reference;
    private final List<String> hypothesis;
    private final int width;
    private final byte[][] steps;
    private int[] row;

    Band(List<String> reference, List<String> hypothesis, int width) {
      this.reference = reference;
      this.hypothesis = hypothesis;
      this.width = width;
      steps = new byte[reference.size() + 1][2 * width + 1];
      row = new int[2 * width + 1];
      int[] above = new int[2 * width + 1];
      for (int i = 0; i <= reference.size(); i++) {
        int[] filled = above;
        above = row;
        row = filled;
        fill(i, above);
      }
    }

    /** Cell {@code k} of row {@code i} is the prefix pair {@code (i, i + k - width)}. */
    private void fill(int i, int[] above) {
      Arrays.fill(row, Integer.MAX_VALUE / 2);
      int first = Math.max(0, width - i);
      int last = Math.min(2 * width, hypothesis.size() - i + width);
      for (int k = first; k <= last; k++) {
        int j = i + k - width;
        if (i == 0 && j == 0) {
          row[k] = 0;
          continue;
        }
        offer(k, DIAGONAL, i > 0 && j > 0 ? above[k] + (same(i, j) ? 0 : 1) : row[k], i);
        offer(k, DELETION, i > 0 && k < 2 * width ? above[k + 1] + 1 : row[k], i);
        offer(k, INSERTION, j > 0 && k > 0 ? row[k - 1] + 1 : row[k], i);
      }
    }

    private void offer(int k, byte step, int distance, int i) {
      if (distance < row[k]) {
        row[k] = distance;
        steps[i][k] = step;
      }
    }

    private boolean same(int i, int j) {
      return reference.get(i - 1).equals(hypothesis.get(j - 1));
    }

    int distance() {
      return row[hypothesis.size() - reference.size() + width];
    }

    WordErrorRate traced() {
      int substitutions = 0;
      int deletions = 0;
      int insertions = 0;
      List<Match> matches = new ArrayList<>();
      int i = reference.size();
      int j = hypothesis.size();
      while (i > 0 || j > 0) {
        switch (steps[i][j - i + width]) {
          case DELETION -> {
            deletions++;
            i--;
          }
          case INSERTION -> {
            insertions++;
            j--;
          }
          default -> {
            i--;
            j--;
            if (same(i + 1, j + 1)) {
              matches.add(new Match(i, j));
            } else {
              substitutions++;
            }
          }
        }
      }
      Collections.reverse(matches);
      return new WordErrorRate(reference.size(), substitutions, deletions, insertions, matches);
    }
  }
}
