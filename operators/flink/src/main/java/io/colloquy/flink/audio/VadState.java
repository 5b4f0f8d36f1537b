package io.colloquy.flink.audio;

/**
 * What Silero remembers between frames.
 *
 * @param recurrent its recurrent tensor, 2 × 1 × 128 values
 * @param context the last 64 samples of the frame before, scaled to −1 … 1
 */
public record VadState(float[] recurrent, float[] context) {
  static final int RECURRENT = 2 * 128;
  static final int CONTEXT = 64;

  public VadState {
    recurrent = recurrent == null ? new float[RECURRENT] : recurrent;
    context = context == null ? new float[CONTEXT] : context;
  }

  /** The state before a stream's first frame. */
  public static VadState initial() {
    return new VadState(null, null);
  }
}
