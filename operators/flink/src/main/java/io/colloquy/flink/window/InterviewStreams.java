package io.colloquy.flink.window;

import io.colloquy.core.arrival.ChunkOrder;
import io.colloquy.core.arrival.OrderSettings;
import io.colloquy.flink.audio.PcmStream;
import io.colloquy.flink.audio.SpeechDetector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One interview's streams, as they lie in state. */
final class InterviewStreams {
  /** Each record looks at all of them. */
  static final int MOST_STREAMS = 64;

  private final WindowState state;
  private final OrderSettings ordering;
  private final PcmStream pcmStream;
  private final AudioBlocks blocks;
  private final ChannelCutter cutter;
  private final WindowOutput output;
  private final List<ChunkPosition> openedGaps = new ArrayList<>();

  InterviewStreams(
      WindowState state,
      WindowingSettings settings,
      PcmStream pcmStream,
      SpeechDetector vad,
      WindowOutput output) {
    this.state = state;
    this.ordering = new OrderSettings(settings.reorderWaitMs(), settings.reorderAudioMs());
    this.pcmStream = pcmStream;
    this.blocks = new AudioBlocks(state.audio());
    this.cutter = new ChannelCutter(blocks, vad, settings.cutting());
    this.output = output;
  }

  /** Everything that any record told of. */
  List<String> ids() throws Exception {
    List<String> ids = new ArrayList<>();
    state.orders().keys().forEach(ids::add);
    return ids;
  }

  /** Whether the interview has these streams, or room for all of them. */
  boolean admits(Collection<String> streamIds) throws Exception {
    int more = 0;
    for (String streamId : streamIds) {
      more += state.orders().contains(streamId) ? 0 : 1;
    }
    return more == 0 || ids().size() + more <= MOST_STREAMS;
  }

  /** Which chunks of a stream came. */
  ChunkOrder order(String streamId) throws Exception {
    ChunkOrder.State known = state.orders().get(streamId);
    return new ChunkOrder(ordering, known == null ? ChunkOrder.State.start() : known);
  }

  void keep(String streamId, ChunkOrder order) throws Exception {
    state.orders().put(streamId, order.state());
  }

  /** The decoding and cutting of a stream, from where it stands. */
  StreamWindows windows(String streamId) throws Exception {
    StreamProgress known = state.streams().get(streamId);
    StreamProgress from = known == null ? StreamProgress.empty() : known;
    return new StreamWindows(
        from,
        new StreamChannels(streamId, from, blocks, cutter, output),
        new StreamDecoding(from, pcmStream),
        output,
        gap -> open(streamId, gap),
        this::reachedSample);
  }

  private void open(String streamId, OpenGap gap) throws Exception {
    ChunkPosition position = new ChunkPosition(streamId, gap.firstSequence());
    state.gaps().put(position, gap);
    openedGaps.add(position);
  }

  /** The gaps that this call found. */
  List<ChunkPosition> openedGaps() {
    return openedGaps;
  }

  /** How far the stream that has come furthest stands. */
  private long reachedSample() throws Exception {
    long reached = 0;
    for (StreamProgress stream : state.streams().values()) {
      reached = Math.max(reached, stream.position());
    }
    return reached;
  }

  void keep(String streamId, StreamWindows windows) throws Exception {
    state.streams().put(streamId, windows.progress());
  }

  /** The filling of gaps with late audio. */
  LateAudio lateAudio() {
    return new LateAudio(state, blocks, pcmStream, cutter, output);
  }

  /** Goes on with a stream that had ended with a gap, which late audio has filled. */
  void goOn(String streamId, LateFilling.Tail tail) throws Exception {
    if (tail.decoding() != null) {
      StreamWindows stream = windows(streamId);
      stream.goOnFrom(tail.decoding());
      keep(streamId, stream);
    }
    if (tail.file() != null) {
      state.references().put(streamId, ReferenceProgress.goOn(tail.file(), tail.offset()));
    }
  }

  /** Whether a stream is a file that is being read. */
  boolean isReading(String streamId) throws Exception {
    return state.references().contains(streamId);
  }

  /**
   * Whether nothing that came of a stream could be used; not while a file may still turn out so.
   */
  boolean isUnheard(String streamId) throws Exception {
    StreamProgress stream = state.streams().get(streamId);
    return stream != null && stream.channels().isEmpty() && !isReading(streamId);
  }

  /** Whether nothing lies behind a gap in its stream. */
  boolean endsWith(String streamId, OpenGap gap) throws Exception {
    StreamProgress stream = state.streams().get(streamId);
    return stream.position() == gap.endSample()
        && stream.missingFrom() == StreamProgress.NONE
        && !isReading(streamId);
  }

  /** Whether there are streams, and all of them are windowed to their end. */
  boolean areAtEnd() throws Exception {
    List<String> streamIds = ids();
    for (String streamId : streamIds) {
      if (!order(streamId).isComplete() || isReading(streamId)) {
        return false;
      }
    }
    return !streamIds.isEmpty();
  }

  /**
   * When the next missing chunk is given up; empty if nothing is missing. What is missing behind a
   * file that is being read waits for its end.
   */
  OptionalLong nextDeadlineMs() throws Exception {
    OptionalLong earliest = OptionalLong.empty();
    for (String streamId : ids()) {
      OptionalLong deadline =
          isReading(streamId) ? OptionalLong.empty() : order(streamId).nextDeadlineMs();
      if (deadline.isPresent()) {
        long soonest = Math.min(deadline.getAsLong(), earliest.orElse(Long.MAX_VALUE));
        earliest = OptionalLong.of(soonest);
      }
    }
    return earliest;
  }

  /** How many windows and gaps there are so far, by stream or channel. */
  Map<String, Long> windowCounts() throws Exception {
    Map<String, Long> counts = new HashMap<>();
    for (StreamProgress stream : state.streams().values()) {
      counts.putAll(stream.windowCounts());
    }
    return counts;
  }
}
