package io.colloquy.core.stitch;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.List;

/**
 * A window and what was heard in it. All times are milliseconds of the stream's media time.
 *
 * @param startMs where the window starts
 * @param endMs where it ends
 * @param overlapBeforeMs how much of its start the window before heard too; 0 if none
 * @param overlapAfterMs how much of its end the window after hears too; 0 if none
 * @param nextStartMs no later window starts before this
 * @param words the words, in order
 * @param unclear where the window was not understood, in order
 */
public record RecognizedWindow(
    long startMs,
    long endMs,
    long overlapBeforeMs,
    long overlapAfterMs,
    long nextStartMs,
    List<Word> words,
    List<UnclearSpan> unclear) {

  public RecognizedWindow {
    words = words == null ? List.of() : List.copyOf(words);
    unclear = unclear == null ? List.of() : List.copyOf(unclear);
  }

  /** A window in which all that was said was understood. */
  public RecognizedWindow(
      long startMs,
      long endMs,
      long overlapBeforeMs,
      long overlapAfterMs,
      long nextStartMs,
      List<Word> words) {
    this(startMs, endMs, overlapBeforeMs, overlapAfterMs, nextStartMs, words, List.of());
  }
}
