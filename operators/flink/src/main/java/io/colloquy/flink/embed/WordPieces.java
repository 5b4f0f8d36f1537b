package io.colloquy.flink.embed;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Splits text as BERT's uncased models were trained on: words in lower case without accents,
 * punctuation by itself, then the longest known pieces from the left (Schuster and Nakajima, 2012).
 * In plain Java, because the tokenizer that upstream ships needs another native library and calls
 * home.
 */
final class WordPieces {
  private static final int LONGEST_WORD = 100;

  private final Map<String, Long> vocabulary;
  private final long begin;
  private final long end;
  private final long unknown;

  private WordPieces(Map<String, Long> vocabulary) {
    this.vocabulary = vocabulary;
    begin = special("[CLS]");
    end = special("[SEP]");
    unknown = special("[UNK]");
  }

  /**
   * Reads the vocabulary of a {@code tokenizer.json}.
   *
   * @throws IOException if it has none
   */
  static WordPieces read(InputStream tokenizer) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode vocabulary = json.readTree(tokenizer).path("model").path("vocab");
    if (!vocabulary.isObject()) {
      throw new IOException("the tokenizer has no model.vocab");
    }
    return new WordPieces(json.convertValue(vocabulary, new TypeReference<>() {}));
  }

  private long special(String token) {
    Long id = vocabulary.get(token);
    if (id == null) {
      throw new IllegalStateException("the vocabulary has no " + token);
    }
    return id;
  }

  /**
   * The text's tokens between those of its begin and end.
   *
   * @param most so many, these two included; what lies behind is left out
   */
  long[] tokens(String text, int most) {
    List<Long> tokens = new ArrayList<>();
    tokens.add(begin);
    for (String word : words(text)) {
      tokens.addAll(pieces(word));
    }
    List<Long> kept = tokens.subList(0, Math.min(tokens.size(), most - 1));
    kept.add(end);
    return kept.stream().mapToLong(Long::longValue).toArray();
  }

  private static List<String> words(String text) {
    StringBuilder spaced = new StringBuilder(text.length() + 16);
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .filter(character -> !isDropped(character))
        .map(Character::toLowerCase)
        .forEach(
            character -> {
              if (isBlank(character)) {
                spaced.append(' ');
              } else if (standsAlone(character)) {
                spaced.append(' ').appendCodePoint(character).append(' ');
              } else {
                spaced.appendCodePoint(character);
              }
            });
    return List.of(spaced.toString().strip().split(" +"));
  }

  private List<Long> pieces(String word) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return List.of(unknown);
    }
    List<Long> pieces = new ArrayList<>();
    int from = 0;
    while (from < word.length()) {
      String prefix = from == 0 ? "" : "##";
      int to = word.length();
      Long piece = null;
      while (to > from && (piece = vocabulary.get(prefix + word.substring(from, to))) == null) {
        to--;
      }
      if (piece == null) {
        return List.of(unknown);
      }
      pieces.add(piece);
      from = to;
    }
    return pieces;
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  /** Accents, which the normal form has set apart, and what nobody sees. */
  private static boolean isDropped(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.FORMAT, Character.PRIVATE_USE -> true;
      case Character.SURROGATE, Character.UNASSIGNED -> true;
      case Character.CONTROL -> !isBlank(character);
      default -> character == '\uFFFD';
    };
  }

  private static boolean standsAlone(int character) {
    boolean isAsciiSymbol =
        character > ' ' && character < 0x7F && !Character.isLetterOrDigit(character);
    return isAsciiSymbol
        || isPunctuation(character)
        || Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
  }

  private static boolean isPunctuation(int character) {
    return switch (Character.getType(character)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
