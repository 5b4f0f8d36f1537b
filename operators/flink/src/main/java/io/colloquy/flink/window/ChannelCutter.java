package io.colloquy.flink.window;

import io.colloquy.core.window.CutWindow;
import io.colloquy.core.window.WindowCutter;
import io.colloquy.core.window.WindowSettings;
import io.colloquy.flink.audio.SpeechDetector;
import io.colloquy.flink.audio.VadResult;
import java.util.ArrayList;
import java.util.List;

/** Listens for speech in a channel's new audio, and decides on windows. */
final class ChannelCutter {
  /**
   * A channel that was listened to.
   *
   * @param windows that are cut by now
   */
  record Cut(ChannelProgress next, List<CutWindow> windows) {}

  private final AudioBlocks blocks;
  private final SpeechDetector vad;
  private final WindowSettings settings;

  ChannelCutter(AudioBlocks blocks, SpeechDetector vad, WindowSettings settings) {
    this.blocks = blocks;
    this.vad = vad;
    this.settings = settings;
  }

  /** The id under which the windows of a producer's channel go on. */
  static String channelId(String streamId, int channel, int channels) {
    return channels == 1 ? streamId : streamId + ":" + (channel + 1);
  }

  /** Cuts what the audio before {@code position} decides. */
  Cut advance(String streamId, ChannelProgress from, long position) throws Exception {
    long classified = from.cutter().positionSample();
    long frames = (position - classified) / WindowCutter.SAMPLES_PER_FRAME;
    if (frames == 0) {
      return new Cut(from, List.of());
    }
    long end = classified + frames * WindowCutter.SAMPLES_PER_FRAME;
    VadResult run = vad.accept(from.vad(), blocks.samples(streamId, classified, end));
    WindowCutter cutter = new WindowCutter(settings, from.cutter());
    List<CutWindow> windows = new ArrayList<>();
    for (float probability : run.probabilities()) {
      windows.addAll(cutter.accept(probability));
    }
    ChannelProgress next =
        new ChannelProgress(run.next(), cutter.state(), from.firstBlock(), from.likeness());
    return new Cut(next, windows);
  }

  /** Cuts everything that is left before {@code end}; the channel may start anew behind it. */
  Cut finish(String streamId, ChannelProgress from, long end) throws Exception {
    Cut advanced = advance(streamId, from, end);
    List<CutWindow> windows = new ArrayList<>(advanced.windows());
    windows.addAll(new WindowCutter(settings, advanced.next().cutter()).finish(end));
    return new Cut(ChannelProgress.startingAt(end, from.likeness()), windows);
  }

  /** Audio before this sample is in no later window. */
  long firstNeededSample(ChannelProgress channel) {
    return new WindowCutter(settings, channel.cutter()).firstNeededSample();
  }
}
