package io.colloquy.flink.stitch;

import io.colloquy.core.stitch.StitchState;

/**
 * Where a stream's stitching stands.
 *
 * @param next the number that is stitched next
 */
public record StreamStitch(long next, StitchState state) {

  public StreamStitch {
    state = state == null ? StitchState.start() : state;
  }

  static StreamStitch start() {
    return new StreamStitch(0, StitchState.start());
  }
}
