package io.colloquy.flink.window;

import io.colloquy.core.window.WindowCutter;
import io.colloquy.flink.audio.VadState;

/**
 * Where one channel of a stream stands.
 *
 * @param vad what voice activity detection remembers
 * @param cutter its position is the first sample that was not classified yet
 * @param firstBlock the first second of audio that is kept
 * @param nextNumber of the next window or gap
 */
public record ChannelProgress(
    VadState vad, WindowCutter.State cutter, long firstBlock, long nextNumber) {

  static ChannelProgress startingAt(long sample, long nextNumber) {
    return new ChannelProgress(
        VadState.initial(),
        WindowCutter.State.startingAt(sample),
        sample / SpeechWindow.SAMPLE_RATE,
        nextNumber);
  }
}
