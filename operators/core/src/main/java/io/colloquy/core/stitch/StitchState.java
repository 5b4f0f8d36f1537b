package io.colloquy.core.stitch;

import io.colloquy.core.text.Word;
import java.util.List;

/**
 * What a stitcher keeps between two windows of a stream.
 *
 * @param held words that the next window may hear again, in order
 * @param overlapStartMs where that next window starts
 * @param overlapEndMs where the window of the held words ended; the start if nothing overlaps
 * @param finalUntilMs every word that starts before this has been given out
 */
public record StitchState(
    List<Word> held, long overlapStartMs, long overlapEndMs, long finalUntilMs) {

  public StitchState {
    held = held == null ? List.of() : List.copyOf(held);
  }

  public static StitchState start() {
    return new StitchState(List.of(), 0, 0, 0);
  }
}
