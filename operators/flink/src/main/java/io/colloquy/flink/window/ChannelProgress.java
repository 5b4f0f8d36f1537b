package io.colloquy.flink.window;

import io.colloquy.core.speaker.ChannelLikeness;
import io.colloquy.core.window.WindowCutter;
import io.colloquy.flink.audio.VadState;

/**
 * Where one channel of a stream stands.
 *
 * @param vad what voice activity detection remembers
 * @param cutter its position is the first sample that was not classified yet
 * @param firstBlock the first second of audio that is kept
 * @param likeness what the last window was beside the other channel; null before the first window,
 *     and where there is no other channel
 */
public record ChannelProgress(
    VadState vad, WindowCutter.State cutter, long firstBlock, ChannelLikeness likeness) {

  static ChannelProgress startingAt(long sample, ChannelLikeness likeness) {
    return new ChannelProgress(
        VadState.initial(),
        WindowCutter.State.startingAt(sample),
        sample / SpeechWindow.SAMPLE_RATE,
        likeness);
  }

  ChannelProgress keepingFrom(long block) {
    return new ChannelProgress(vad, cutter, block, likeness);
  }

  ChannelProgress with(ChannelLikeness ofLastWindow) {
    return new ChannelProgress(vad, cutter, firstBlock, ofLastWindow);
  }
}
