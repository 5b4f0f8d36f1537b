package io.colloquy.core.segment;

import io.colloquy.core.text.Word;
import java.util.List;

/** The words of a stream that wait for their segment to close, in order. */
public record OpenSegment(List<Word> words) {

  public OpenSegment {
    words = words == null ? List.of() : List.copyOf(words);
  }

  public static OpenSegment empty() {
    return new OpenSegment(List.of());
  }
}
