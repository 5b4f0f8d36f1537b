package io.colloquy.flink.window;

import io.colloquy.core.window.CutWindow;
import io.colloquy.core.window.WindowCutter;
import io.colloquy.core.window.WindowSettings;
import io.colloquy.flink.audio.SileroVad;
import io.colloquy.flink.audio.VadResult;
import java.util.List;

/** Listens for speech in a channel's new audio, and cuts the windows that it decides. */
final class ChannelCutter {
  /** Takes each window as soon as it is cut. */
  interface WindowConsumer {
    /**
     * A window was cut.
     *
     * @param audio its samples, s16, little endian
     * @param number within the channel
     */
    void accept(CutWindow window, byte[] audio, long number) throws Exception;
  }

  private final AudioBlocks blocks;
  private final SileroVad vad;
  private final WindowSettings settings;

  ChannelCutter(AudioBlocks blocks, SileroVad vad, WindowSettings settings) {
    this.blocks = blocks;
    this.vad = vad;
    this.settings = settings;
  }

  /** The id under which the windows of a producer's channel go on. */
  static String channelId(String streamId, int channel, int channels) {
    return channels == 1 ? streamId : streamId + ":" + (channel + 1);
  }

  /** Cuts what the audio before {@code position} decides, and drops what no window needs. */
  ChannelProgress advance(
      String streamId, ChannelProgress from, long position, WindowConsumer windows)
      throws Exception {
    long classified = from.cutter().positionSample();
    long frames = (position - classified) / WindowCutter.SAMPLES_PER_FRAME;
    if (frames == 0) {
      return from;
    }
    long end = classified + frames * WindowCutter.SAMPLES_PER_FRAME;
    VadResult run = vad.accept(from.vad(), blocks.samples(streamId, classified, end));
    WindowCutter cutter = new WindowCutter(settings, from.cutter());
    long number = from.nextNumber();
    for (float probability : run.probabilities()) {
      number = hand(streamId, cutter.accept(probability), number, windows);
    }
    long firstBlock = blocks.dropBefore(streamId, from.firstBlock(), cutter.firstNeededSample());
    return new ChannelProgress(run.next(), cutter.state(), firstBlock, number);
  }

  /** Cuts everything that is left before {@code end}, and drops it; nothing follows at once. */
  ChannelProgress finish(String streamId, ChannelProgress from, long end, WindowConsumer windows)
      throws Exception {
    ChannelProgress advanced = advance(streamId, from, end, windows);
    WindowCutter cutter = new WindowCutter(settings, advanced.cutter());
    long number = hand(streamId, cutter.finish(end), advanced.nextNumber(), windows);
    long afterLast = end + SpeechWindow.SAMPLE_RATE;
    blocks.dropBefore(streamId, advanced.firstBlock(), afterLast);
    return ChannelProgress.startingAt(end, number);
  }

  private long hand(String streamId, List<CutWindow> cut, long firstNumber, WindowConsumer windows)
      throws Exception {
    long number = firstNumber;
    for (CutWindow window : cut) {
      byte[] audio = blocks.bytes(streamId, window.firstSample(), window.endSample());
      windows.accept(window, audio, number++);
    }
    return number;
  }
}
