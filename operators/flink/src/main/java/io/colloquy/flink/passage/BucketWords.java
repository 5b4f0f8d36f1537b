package io.colloquy.flink.passage;

import io.colloquy.core.segment.Gap;
import io.colloquy.core.text.Word;
import java.util.List;

/** The words and gaps of a stream that start in one bucket. */
public record BucketWords(List<Word> words, List<Gap> gaps) {

  public BucketWords {
    words = words == null ? List.of() : words;
    gaps = gaps == null ? List.of() : gaps;
  }

  static BucketWords empty() {
    return new BucketWords(null, null);
  }

  boolean isEmpty() {
    return words.isEmpty() && gaps.isEmpty();
  }
}
