package io.colloquy.flink.window;

import java.util.List;

/**
 * A gap that late audio may still fill.
 *
 * @param firstSequence the first missing chunk
 * @param lastSequence the last missing chunk
 * @param startSample where it starts
 * @param endSample one past its end
 * @param numbers the gap's number in each channel of the stream
 * @param offsetSamples how far the producer's media time ran ahead of the samples counted
 * @param reason why audio is missing, as in {@link GapReasons}
 */
public record OpenGap(
    long firstSequence,
    long lastSequence,
    long startSample,
    long endSample,
    List<Long> numbers,
    long offsetSamples,
    String reason) {

  public OpenGap {
    numbers = numbers == null ? List.of() : List.copyOf(numbers);
  }

  boolean holds(long sequence) {
    return firstSequence <= sequence && sequence <= lastSequence;
  }
}
