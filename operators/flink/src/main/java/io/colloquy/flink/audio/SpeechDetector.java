package io.colloquy.flink.audio;

/** Tells how likely each frame of a stream holds speech; one call at a time. */
public interface SpeechDetector extends AutoCloseable {
  /**
   * Hears frame after frame. Equal states and samples give equal probabilities.
   *
   * @param state the stream's state; stays as it is
   * @param samples signed 16-bit samples at 16 kHz, a whole number of frames of {@link
   *     SileroVad#FRAME}
   */
  VadResult accept(VadState state, short[] samples);

  @Override
  void close();
}
