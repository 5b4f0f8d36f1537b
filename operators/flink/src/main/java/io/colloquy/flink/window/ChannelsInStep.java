package io.colloquy.flink.window;

import io.colloquy.core.speaker.ChannelComparison;
import io.colloquy.core.speaker.ChannelLikeness;
import io.colloquy.core.window.CutWindow;
import io.colloquy.flink.window.ChannelCutter.Cut;
import java.util.ArrayList;
import java.util.List;

/**
 * The channels of a stretch of audio, side by side, for the length of a call: what is decoded is
 * written, cut, compared, and dropped once no channel needs it.
 *
 * <p>A window whose audio is on both channels is heard once. Every window is compared for itself,
 * so that what is handed on depends on samples alone, nothing waits, and a call may begin with an
 * announcement on both channels or an interview with music in stereo.
 */
final class ChannelsInStep {
  /** Takes each window as soon as it is cut. */
  interface WindowConsumer {
    /**
     * A window was cut whose audio is in no other channel's window.
     *
     * @param channel the first that it is on
     * @param likeness {@code OWN}, or {@code COPY} if it is on both channels; null for mono
     * @param audio its samples, s16, little endian
     */
    void accept(int channel, ChannelLikeness likeness, CutWindow window, byte[] audio)
        throws Exception;
  }

  private final List<String> ids;
  private final List<ChannelProgress> channels;
  private final AudioBlocks blocks;
  private final ChannelCutter cutter;
  private final WindowConsumer windows;

  /**
   * @param ids under which each channel's audio is kept
   * @param from where each channel stands
   */
  ChannelsInStep(
      List<String> ids,
      List<ChannelProgress> from,
      AudioBlocks blocks,
      ChannelCutter cutter,
      WindowConsumer windows) {
    this.ids = ids;
    this.channels = new ArrayList<>(from);
    this.blocks = blocks;
    this.cutter = cutter;
    this.windows = windows;
  }

  List<ChannelProgress> progress() {
    return channels;
  }

  /**
   * Takes the next samples.
   *
   * @param position of the first of them
   * @param samples one array for each channel
   */
  void append(long position, short[][] samples) throws Exception {
    for (int i = 0; i < channels.size(); i++) {
      blocks.append(ids.get(i), position, samples[i]);
    }
    long needed = Long.MAX_VALUE;
    for (int i = 0; i < channels.size(); i++) {
      Cut cut = cutter.advance(ids.get(i), channels.get(i), position + samples[i].length);
      hand(i, cut);
      needed = Math.min(needed, cutter.firstNeededSample(cut.next()));
    }
    for (int i = 0; i < channels.size(); i++) {
      ChannelProgress channel = channels.get(i);
      channels.set(
          i, channel.keepingFrom(blocks.dropBefore(ids.get(i), channel.firstBlock(), needed)));
    }
  }

  /** Cuts everything that is left before {@code end}, and drops it; nothing follows at once. */
  void finish(long end) throws Exception {
    List<ChannelProgress> before = List.copyOf(channels);
    for (int i = 0; i < channels.size(); i++) {
      hand(i, cutter.finish(ids.get(i), channels.get(i), end));
    }
    long afterLast = end + SpeechWindow.SAMPLE_RATE;
    for (int i = 0; i < channels.size(); i++) {
      blocks.dropBefore(ids.get(i), before.get(i).firstBlock(), afterLast);
    }
  }

  private void hand(int channel, Cut cut) throws Exception {
    ChannelProgress next = cut.next();
    for (CutWindow window : cut.windows()) {
      ChannelLikeness before = next.likeness();
      ChannelLikeness likeness = likeness(channel, window);
      next = next.with(likeness);
      if (isHeard(channel, likeness)) {
        boolean leavesStream = likeness != before && isHeard(channel, before);
        handOn(channel, likeness, leavesStream ? window.behindOverlap() : window);
      }
    }
    channels.set(channel, next);
  }

  /** Not what another channel's window has. */
  private static boolean isHeard(int channel, ChannelLikeness likeness) {
    boolean elsewhere = likeness == ChannelLikeness.COPY && channel > 0;
    return !elsewhere && likeness != ChannelLikeness.ECHO;
  }

  /** An overlap can be joined within one stream only; a window that leaves it begins behind it. */
  private void handOn(int channel, ChannelLikeness likeness, CutWindow window) throws Exception {
    if (!window.speech().isEmpty()) {
      byte[] audio = blocks.bytes(ids.get(channel), window.firstSample(), window.endSample());
      windows.accept(channel, likeness, window, audio);
    }
  }

  private ChannelLikeness likeness(int channel, CutWindow window) throws Exception {
    if (channels.size() == 1) {
      return null;
    }
    long first = window.firstSample();
    long end = window.endSample();
    return ChannelComparison.compare(
        blocks.samples(ids.get(channel), first, end),
        blocks.samples(ids.get(1 - channel), first, end));
  }
}
