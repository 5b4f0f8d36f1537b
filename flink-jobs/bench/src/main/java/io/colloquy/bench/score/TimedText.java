package io.colloquy.bench.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One speaker's words as numbers, with the span in which each may have been said. A turn's words
 * share its time by their length in characters, as no better times may be known.
 */
final class TimedText {

  private static final int INSERTED_OR_DELETED = 1;
  private static final long ERROR = 1L << 32;

  private final int[] words;
  private final double[] startMs;
  private final double[] endMs;

  private TimedText(int size) {
    words = new int[size];
    startMs = new double[size];
    endMs = new double[size];
  }

  static TimedText none() {
    return new TimedText(0);
  }

  /**
   * Joins a speaker's turns by their starts.
   *
   * @param numbers of the words seen so far; others are added
   */
  static TimedText of(List<SpeakerTurn> turns, Map<String, Integer> numbers) {
    List<SpeakerTurn> ordered =
        turns.stream().sorted(Comparator.comparingLong(SpeakerTurn::startMs)).toList();
    TimedText text =
        new TimedText(ordered.stream().mapToInt(t -> Normalization.words(t.text()).size()).sum());
    int place = 0;
    for (SpeakerTurn turn : ordered) {
      List<String> spoken = Normalization.words(turn.text());
      double perCharacter =
          (double) (turn.endMs() - turn.startMs())
              / spoken.stream().mapToInt(TimedText::characters).sum();
      double time = turn.startMs();
      for (String word : spoken) {
        text.words[place] = numbers.computeIfAbsent(word, w -> numbers.size());
        text.startMs[place] = time;
        time += perCharacter * characters(word);
        text.endMs[place] = time;
        place++;
      }
    }
    return text;
  }

  /** Each word at the middle of its span, give or take the collar, but never before 0. */
  TimedText around(long collarMs) {
    TimedText around = new TimedText(words.length);
    for (int i = 0; i < words.length; i++) {
      double middle = (startMs[i] + endMs[i]) / 2;
      around.words[i] = words[i];
      around.startMs[i] = Math.max(0, middle - collarMs);
      around.endMs[i] = middle + collarMs;
    }
    return around;
  }

  /** Each word at any time. */
  TimedText anytime() {
    TimedText anytime = new TimedText(words.length);
    System.arraycopy(words, 0, anytime.words, 0, words.length);
    Arrays.fill(anytime.startMs, Double.NEGATIVE_INFINITY);
    Arrays.fill(anytime.endMs, Double.POSITIVE_INFINITY);
    return anytime;
  }

  /**
   * The fewest errors that make this text into the other, where only words whose spans overlap may
   * stand for each other; of several ways, the one with the most substitutions.
   */
  Errors errorsOf(TimedText hypothesis) {
    int columns = hypothesis.words.length;
    long[] row = new long[columns + 1];
    for (int j = 1; j <= columns; j++) {
      row[j] = row[j - 1] + ERROR + INSERTED_OR_DELETED;
    }
    for (int i = 0; i < words.length; i++) {
      long diagonal = row[0];
      row[0] += ERROR + INSERTED_OR_DELETED;
      for (int j = 1; j <= columns; j++) {
        long above = row[j];
        row[j] = Math.min(row[j - 1], above) + ERROR + INSERTED_OR_DELETED;
        if (startMs[i] < hypothesis.endMs[j - 1] && hypothesis.startMs[j - 1] < endMs[i]) {
          long paired = diagonal + (words[i] == hypothesis.words[j - 1] ? 0 : ERROR);
          row[j] = Math.min(row[j], paired);
        }
        diagonal = above;
      }
    }
    int errors = (int) (row[columns] / ERROR);
    int unpaired = (int) (row[columns] % ERROR);
    int more = columns - words.length;
    return new Errors(errors - unpaired, (unpaired - more) / 2, (unpaired + more) / 2);
  }

  /** What makes one text into another. */
  record Errors(int substitutions, int deletions, int insertions) {

    int count() {
      return substitutions + deletions + insertions;
    }
  }

  int size() {
    return words.length;
  }

  private static int characters(String word) {
    return word.codePointCount(0, word.length());
  }
}
