package io.colloquy.flink.window;

import io.colloquy.core.speaker.ChannelLikeness;
import io.colloquy.core.window.CutWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The channels of one producer's stream, for the length of a call. What only one of two channels
 * carries goes on as a stream of that channel, what both carry as the producer's own.
 */
final class StreamChannels {
  private final String streamId;
  private final AudioBlocks blocks;
  private final ChannelCutter cutter;
  private final WindowOutput output;
  private final Map<String, Long> nextNumbers;
  private ChannelsInStep channels;
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
    this.nextNumbers = new HashMap<>(from.nextNumbers());
    this.position = from.position();
    this.channels = standingAt(from.channels());
  }

  List<ChannelProgress> progress() {
    return channels.progress();
  }

  /** The number of the next window or gap, by the id of the stream that it goes on as. */
  Map<String, Long> nextNumbers() {
    return nextNumbers;
  }

  /** How many there are; none before the first chunk. */
  int count() {
    return progress().size();
  }

  /** One past the last sample, in every channel. */
  long position() {
    return position;
  }

  void start(int count, long sample) {
    position = sample;
    channels =
        standingAt(
            IntStream.range(0, count)
                .mapToObj(channel -> ChannelProgress.startingAt(sample, null))
                .toList());
    for (int i = 0; i < count; i++) {
      nextNumbers.put(id(i), 0L);
    }
  }

  /**
   * Takes the next samples.
   *
   * @param samples one array for each channel
   */
  void append(short[][] samples) throws Exception {
    channels.append(position, samples);
    position += samples[0].length;
  }

  /**
   * Cuts what is left before a gap, and goes on behind it. A gap in what both channels carry is one
   * of the producer's stream.
   *
   * @return the gap's number in each channel; one number if it is the same for all
   */
  List<Long> gap(long end, String reason) throws Exception {
    finish();
    List<String> ids =
        isOneSignal() ? List.of(streamId) : IntStream.range(0, count()).mapToObj(this::id).toList();
    List<Long> numbers = new ArrayList<>();
    for (String id : ids) {
      long number = takeNumber(id);
      numbers.add(number);
      output.gap(id, number, position, end, reason);
    }
    channels =
        standingAt(
            progress().stream()
                .map(channel -> ChannelProgress.startingAt(end, channel.likeness()))
                .toList());
    position = end;
    return numbers;
  }

  /** Cuts everything that is left. */
  void finish() throws Exception {
    channels.finish(position);
  }

  /** Whether both channels carried the same when somebody spoke last. */
  private boolean isOneSignal() {
    List<ChannelLikeness> last = new ArrayList<>();
    progress().forEach(channel -> last.add(channel.likeness()));
    return last.contains(ChannelLikeness.COPY) && !last.contains(ChannelLikeness.OWN);
  }

  private void window(int channel, ChannelLikeness likeness, CutWindow cut, byte[] audio) {
    String id = likeness == ChannelLikeness.COPY ? streamId : id(channel);
    output.window(id, cut, audio, takeNumber(id), 0);
  }

  private long takeNumber(String id) {
    long number = nextNumbers.getOrDefault(id, 0L);
    nextNumbers.put(id, number + 1);
    return number;
  }

  private ChannelsInStep standingAt(List<ChannelProgress> from) {
    List<String> ids =
        IntStream.range(0, from.size())
            .mapToObj(channel -> ChannelCutter.channelId(streamId, channel, from.size()))
            .toList();
    return new ChannelsInStep(ids, from, blocks, cutter, this::window);
  }

  private String id(int channel) {
    return ChannelCutter.channelId(streamId, channel, count());
  }
}
