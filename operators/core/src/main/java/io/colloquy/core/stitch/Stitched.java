package io.colloquy.core.stitch;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.List;

/**
 * What one window or barrier settled.
 *
 * @param words words that are final now, in order of their start; none comes twice
 * @param unclear stretches that nobody understood, in order; no word lies in one, and none comes
 *     twice
 * @param confidence of the seam to the window before
 * @param state what the next call needs; its {@code finalUntilMs} is the stream's progress
 */
public record Stitched(
    List<Word> words, List<UnclearSpan> unclear, StitchConfidence confidence, StitchState state) {

  public Stitched {
    words = words == null ? List.of() : List.copyOf(words);
    unclear = unclear == null ? List.of() : List.copyOf(unclear);
  }

  /** Whether nothing is settled. */
  public boolean isEmpty() {
    return words.isEmpty() && unclear.isEmpty();
  }
}
