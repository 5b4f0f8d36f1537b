package io.colloquy.bench.score;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Brings reference and transcript to one spelling before they are compared: Unicode compatibility
 * form, lower case, typographic apostrophes made plain, everything but letters, digits and inner
 * apostrophes replaced by a space. Numbers stay as they are spelled: {@code 20} and {@code twenty}
 * are different words.
 */
public final class Normalization {

  private static final Pattern APOSTROPHES = Pattern.compile("[‘’ʼ]");
  private static final Pattern NO_WORD =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\p{N}])'|'(?![\\p{L}\\p{M}\\p{N}])|[^\\p{L}\\p{M}\\p{N}']+");

  private Normalization() {}

  /** The words of a text, in order; empty for a text without any. */
  public static List<String> words(String text) {
    String plain = APOSTROPHES.matcher(text).replaceAll("'");
    String folded = Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String spaced = NO_WORD.matcher(folded).replaceAll(" ").strip();
    return spaced.isEmpty() ? List.of() : List.of(spaced.split(" +"));
  }
}
