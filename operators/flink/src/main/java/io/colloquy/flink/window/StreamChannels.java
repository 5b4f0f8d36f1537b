package io.colloquy.flink.window;

import java.util.ArrayList;
import java.util.List;

/** The channels of one stream, side by side: what is decoded is written, cut, and dropped. */
final class StreamChannels {
  private final String streamId;
  private final AudioBlocks blocks;
  private final ChannelCutter cutter;
  private final WindowOutput output;
  private final List<ChannelProgress> channels;
  private long position;

  StreamChannels(
      String streamId,
      StreamProgress from,
      AudioBlocks blocks,
      ChannelCutter cutter,
      WindowOutput output) {
    this.streamId = streamId;
    this.blocks = blocks;
    this.cutter = cutter;
    this.output = output;
    this.channels = new ArrayList<>(from.channels());
    this.position = from.position();
  }

  List<ChannelProgress> progress() {
    return channels;
  }

  /** How many there are; none before the first chunk. */
  int count() {
    return channels.size();
  }

  /** One past the last sample, in every channel. */
  long position() {
    return position;
  }

  void start(int count, long sample) {
    position = sample;
    for (int i = 0; i < count; i++) {
      channels.add(ChannelProgress.startingAt(sample, 0));
    }
  }

  /**
   * Takes the next samples.
   *
   * @param samples one array for each channel
   */
  void append(short[][] samples) throws Exception {
    long first = position;
    position += samples[0].length;
    for (int i = 0; i < channels.size(); i++) {
      String channel = id(i);
      blocks.append(channel, first, samples[i]);
      channels.set(i, cutter.advance(channel, channels.get(i), position, windowsOf(channel)));
    }
  }

  /**
   * Cuts what is left before a gap, and goes on behind it.
   *
   * @return the gap's number in each channel
   */
  List<Long> gap(long end, String reason) throws Exception {
    finish();
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      long number = channels.get(i).nextNumber();
      numbers.add(number);
      channels.set(i, ChannelProgress.startingAt(end, number + 1));
      output.gap(id(i), number, position, end, reason);
    }
    position = end;
    return numbers;
  }

  /** Cuts everything that is left. */
  void finish() throws Exception {
    for (int i = 0; i < channels.size(); i++) {
      String channel = id(i);
      channels.set(i, cutter.finish(channel, channels.get(i), position, windowsOf(channel)));
    }
  }

  private String id(int channel) {
    return ChannelCutter.channelId(streamId, channel, channels.size());
  }

  private ChannelCutter.WindowConsumer windowsOf(String channel) {
    return (cut, audio, number) -> output.window(channel, cut, audio, number, 0);
  }
}
