package io.colloquy.core.passage;

import io.colloquy.core.segment.Gap;
import io.colloquy.core.text.Word;
import java.util.List;

/**
 * What is known of a stream, or of the end of it.
 *
 * @param words in any order
 * @param gaps in any order
 */
public record StreamText(String streamId, List<Word> words, List<Gap> gaps) {

  public StreamText {
    words = words == null ? List.of() : List.copyOf(words);
    gaps = gaps == null ? List.of() : List.copyOf(gaps);
  }
}
