package io.colloquy.core.stitch;

import io.colloquy.core.text.Word;
import java.util.List;

/**
 * What one window or barrier settled.
 *
 * @param words words that are final now, in order of their start; none comes twice
 * @param confidence of the seam to the window before
 * @param state what the next call needs; its {@code finalUntilMs} is the stream's progress
 */
public record Stitched(List<Word> words, StitchConfidence confidence, StitchState state) {

  public Stitched {
    words = words == null ? List.of() : List.copyOf(words);
  }
}
