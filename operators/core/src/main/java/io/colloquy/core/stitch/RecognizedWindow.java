package io.colloquy.core.stitch;

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
 */
public record RecognizedWindow(
    long startMs,
    long endMs,
    long overlapBeforeMs,
    long overlapAfterMs,
    long nextStartMs,
    List<Word> words) {

  public RecognizedWindow {
    words = words == null ? List.of() : List.copyOf(words);
  }
}
