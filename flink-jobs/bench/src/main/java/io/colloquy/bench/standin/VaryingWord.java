package io.colloquy.bench.standin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word that tells which attempt at which window it is of, and how many there are, such as {@code
 * w12p0a03f9c2e1k2n17}. Letters and digits alone, in lower case, so that no normalization changes
 * it; so a document's words show whether they are of one attempt, and complete.
 *
 * @param number of the window in its stream
 * @param part of it
 * @param attempt a token drawn anew for each attempt: eight hexadecimal digits
 * @param k 1 to n; 0 for a word that another window hears as well, of which nothing need be left
 * @param n words of the attempt that no other window hears
 */
public record VaryingWord(long number, int part, String attempt, int k, int n) {
  private static final Pattern SPELLING =
      Pattern.compile("w(\\d+)p(\\d+)a([0-9a-f]{8})k(\\d+)n(\\d+)");

  /** The word as it is written. */
  public String format() {
    return "w%dp%da%sk%dn%d".formatted(number, part, attempt, k, n);
  }

  /** What a word tells; empty if it is none of these. */
  public static Optional<VaryingWord> parse(String text) {
    Matcher matcher = SPELLING.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new VaryingWord(
                Long.parseLong(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3),
                Integer.parseInt(matcher.group(4)),
                Integer.parseInt(matcher.group(5))))
        : Optional.empty();
  }
}
