package io.colloquy.bench.score;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How far the times of rightly heard words are from the truth.
 *
 * @param words how many were compared
 * @param start of word starts
 * @param end of word ends
 */
public record WordTimeErrors(int words, Spread start, Spread end) {

  /**
   * Absolute errors: of an even number the median is the lower of the middle two; p95 by nearest
   * rank.
   */
  public record Spread(long medianMs, long p95Ms) {

    static Spread of(long[] errors) {
      long[] sorted = errors.clone();
      Arrays.sort(sorted);
      return sorted.length == 0 ? new Spread(0, 0) : new Spread(rank(sorted, 50), rank(sorted, 95));
    }

    private static long rank(long[] sorted, int percent) {
      return sorted[Math.max(0, (sorted.length * percent + 99) / 100 - 1)];
    }
  }

  /**
   * @param matches from {@link WordErrorRate#of} on the words of both lists
   */
  public static WordTimeErrors of(
      List<TimedWord> reference, List<TimedWord> hypothesis, List<WordErrorRate.Match> matches) {
    return new WordTimeErrors(
        matches.size(),
        spread(reference, hypothesis, matches, TimedWord::startMs),
        spread(reference, hypothesis, matches, TimedWord::endMs));
  }

  private static Spread spread(
      List<TimedWord> reference,
      List<TimedWord> hypothesis,
      List<WordErrorRate.Match> matches,
      ToLongFunction<TimedWord> time) {
    return Spread.of(
        matches.stream()
            .mapToLong(
                match ->
                    Math.abs(
                        time.applyAsLong(reference.get(match.reference()))
                            - time.applyAsLong(hypothesis.get(match.hypothesis()))))
            .toArray());
  }
}
