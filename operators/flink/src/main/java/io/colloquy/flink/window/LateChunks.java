package io.colloquy.flink.window;

import io.colloquy.core.arrival.ChunkOrder;
import io.colloquy.flink.read.InterviewRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Collects chunks that came after their gap was declared: a gap is filled once all of its chunks
 * are there, or with what came within another reorder wait.
 */
final class LateChunks {
  private final WindowState state;
  private final long waitMs;
  private final InterviewStreams streams;
  private final LateAudio filling;
  private long deadlineMs = Long.MAX_VALUE;
  private boolean filled;

  LateChunks(WindowState state, long waitMs, InterviewStreams streams) {
    this.state = state;
    this.waitMs = waitMs;
    this.streams = streams;
    this.filling = streams.lateAudio();
  }

  /** When the chunks of this call are to be used; the greatest value if there are none. */
  long deadlineMs() {
    return deadlineMs;
  }

  /** Whether this call filled a gap. */
  boolean hasFilled() {
    return filled;
  }

  /** Takes a chunk that was given up before. */
  void take(ChunkPosition position, InterviewRecord record, ChunkOrder order) throws Exception {
    state.chunks().put(position, record);
    deadlineMs = record.appendedAtMs() + waitMs;
    OpenGap gap = gapOf(position);
    if (gap == null) {
      StreamProgress stream = state.streams().get(position.streamId());
      if (stream == null || !stream.misses(position.sequence())) {
        state.chunks().remove(position);
      }
    } else if (lateChunks(position.streamId(), gap).size()
        == gap.lastSequence() - gap.firstSequence() + 1) {
      fill(position.streamId(), gap, order);
    }
  }

  private OpenGap gapOf(ChunkPosition position) throws Exception {
    for (Map.Entry<ChunkPosition, OpenGap> gap : state.gaps().entries()) {
      if (gap.getKey().streamId().equals(position.streamId())
          && gap.getValue().holds(position.sequence())) {
        return gap.getValue();
      }
    }
    return null;
  }

  /** Fills every gap with what is at hand for it. */
  void fillGaps() throws Exception {
    List<Map.Entry<ChunkPosition, OpenGap>> gaps = new ArrayList<>();
    state.gaps().entries().forEach(gap -> gaps.add(Map.entry(gap.getKey(), gap.getValue())));
    for (Map.Entry<ChunkPosition, OpenGap> gap : gaps) {
      String streamId = gap.getKey().streamId();
      ChunkOrder order = streams.order(streamId);
      fill(streamId, gap.getValue(), order);
      streams.keep(streamId, order);
    }
  }

  private void fill(String streamId, OpenGap gap, ChunkOrder order) throws Exception {
    List<InterviewRecord> late = lateChunks(streamId, gap);
    if (late.isEmpty()) {
      return;
    }
    state.gaps().remove(new ChunkPosition(streamId, gap.firstSequence()));
    for (InterviewRecord record : late) {
      state.chunks().remove(new ChunkPosition(streamId, record.chunk().getSequence()));
    }
    for (OpenGap remaining : filling.fill(streamId, gap, late, state.streams().get(streamId))) {
      state.gaps().put(new ChunkPosition(streamId, remaining.firstSequence()), remaining);
      late.stream()
          .map(record -> record.chunk().getSequence())
          .filter(remaining::holds)
          .forEach(order::giveUp);
    }
    filled = true;
  }

  private List<InterviewRecord> lateChunks(String streamId, OpenGap gap) throws Exception {
    List<ChunkPosition> positions = new ArrayList<>();
    for (ChunkPosition position : state.chunks().keys()) {
      if (position.streamId().equals(streamId) && gap.holds(position.sequence())) {
        positions.add(position);
      }
    }
    positions.sort(Comparator.comparingLong(ChunkPosition::sequence));
    List<InterviewRecord> late = new ArrayList<>();
    for (ChunkPosition position : positions) {
      late.add(state.chunks().get(position));
    }
    return late;
  }
}
