package io.colloquy.flink.window;

import io.colloquy.flink.read.InterviewRecord;
import java.util.List;

/**
 * What became of a gap that late audio was to fill.
 *
 * @param remaining gaps that remain; one without sequences is what its chunk could not be read of
 * @param tail null unless the stream goes on behind the gap
 */
record LateFilling(List<OpenGap> remaining, Tail tail) {

  /**
   * How a stream goes on that had ended with the gap.
   *
   * @param nextSequence the chunk whose turn it is then
   * @param decoding of what filled the gap to its end; null if nothing did
   * @param file a chunk whose file is to be read on; null if there is none
   * @param offset the next byte to read of it
   */
  record Tail(long nextSequence, LateDecoding decoding, InterviewRecord file, long offset) {}

  /** Whether the chunk was not used, and may be sent again. */
  boolean lacks(long sequence) {
    return remaining.stream().anyMatch(gap -> gap.holds(sequence));
  }
}
