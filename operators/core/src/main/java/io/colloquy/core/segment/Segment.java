package io.colloquy.core.segment;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A closed run of words that is found and shown as one. Times are milliseconds of media time.
 *
 * @param startMs where its first word starts
 * @param endMs where its last sound ends
 * @param words its words in order; at least one
 * @param text the words with blanks between them
 * @param probability the geometric mean of the words' probabilities, from 0 to 1
 */
public record Segment(long startMs, long endMs, List<Word> words, String text, float probability) {
  /** Keeps one word of probability 0 from making the whole segment's 0. */
  private static final double LEAST_PROBABILITY = 1e-6;

  public Segment {
    words = words == null ? List.of() : List.copyOf(words);
    text = text == null ? "" : text;
  }

  /**
   * Makes a segment of words that are in order.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Segment of(List<Word> words) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("A segment needs at least one word.");
    }
    long endMs = words.stream().mapToLong(Word::endMs).max().getAsLong();
    String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
    double logarithms =
        words.stream()
            .mapToDouble(word -> Math.log(Math.max(LEAST_PROBABILITY, word.probability())))
            .sum();
    float probability = (float) Math.exp(logarithms / words.size());
    return new Segment(words.get(0).startMs(), endMs, words, text, probability);
  }

  /** One segment of the words of both. */
  Segment and(Segment later) {
    List<Word> all = new ArrayList<>(words);
    all.addAll(later.words);
    return of(all);
  }

  /** Who says it; null if nobody knows, or where a crowded bucket made one of several speakers'. */
  public String speaker() {
    String first = words.isEmpty() ? null : words.get(0).speaker();
    return words.stream().allMatch(word -> Objects.equals(word.speaker(), first)) ? first : null;
  }
}
