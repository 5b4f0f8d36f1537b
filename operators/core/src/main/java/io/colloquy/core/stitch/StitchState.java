package io.colloquy.core.stitch;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.List;

/**
 * What a stitcher keeps between two windows of a stream.
 *
 * @param held words that the next window may hear again, in order
 * @param overlapStartMs where that next window starts
 * @param overlapEndMs where the window of the held words ended; the start if nothing overlaps
 * @param finalUntilMs everything that starts before this has been given out
 * @param unclear stretches in which the next window may understand something, in order
 */
public record StitchState(
    List<Word> held,
    long overlapStartMs,
    long overlapEndMs,
    long finalUntilMs,
    List<UnclearSpan> unclear) {

  public StitchState {
    held = held == null ? List.of() : List.copyOf(held);
    unclear = unclear == null ? List.of() : List.copyOf(unclear);
  }

  public static StitchState start() {
    return withNothingHeld(0);
  }

  static StitchState withNothingHeld(long finalUntilMs) {
    return new StitchState(List.of(), finalUntilMs, finalUntilMs, finalUntilMs, List.of());
  }

  /** Whether something waits for the next window. */
  public boolean isHolding() {
    return !held.isEmpty() || !unclear.isEmpty();
  }
}
