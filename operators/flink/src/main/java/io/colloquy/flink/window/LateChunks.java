package io.colloquy.flink.window;

import io.colloquy.core.arrival.ChunkOrder;
import io.colloquy.flink.read.InterviewRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private boolean hasFilled;
  private boolean turnedBack;

  LateChunks(WindowState state, long waitMs, InterviewStreams streams) {
    this.state = state;
    this.waitMs = waitMs;
    this.streams = streams;
    this.filling = streams.lateAudio();
  }

  /**
   * When the chunks of this call are to be used, and those that waited for a gap which it found;
   * the greatest value if there are none.
   */
  long deadlineMs() throws Exception {
    long earliest = deadlineMs;
    for (ChunkPosition position : streams.openedGaps()) {
      OpenGap gap = state.gaps().get(position);
      List<InterviewRecord> late =
          gap == null
              ? List.of()
              : lateChunks(position.streamId(), gap.firstSequence(), gap.lastSequence());
      if (!late.isEmpty()) {
        earliest = Math.min(earliest, newestMs(late) + waitMs);
      }
    }
    return earliest;
  }

  /** Whether this call filled a gap. */
  boolean hasFilled() {
    return hasFilled;
  }

  /** Whether this call let chunks have their turn again. */
  boolean hasTurnedBack() {
    return turnedBack;
  }

  /** Takes a chunk that was given up before. */
  void take(ChunkPosition position, InterviewRecord record, ChunkOrder order) throws Exception {
    state.chunks().put(position, record);
    if (beginAgain(position.streamId(), order)) {
      return;
    }
    deadlineMs = record.appendedAtMs() + waitMs;
    OpenGap gap = gapOf(position);
    if (gap == null) {
      StreamProgress stream = state.streams().get(position.streamId());
      if (stream == null || !stream.misses(position.sequence())) {
        state.chunks().remove(position);
      }
    } else if (isWhole(position.streamId(), gap)) {
      fill(position.streamId(), gap, order);
    }
  }

  /**
   * Of a stream of which nothing could even be tried no gap was told, because nobody knows its
   * channels: with what comes again the stream begins.
   *
   * @return whether it does
   */
  boolean beginAgain(String streamId, ChunkOrder order) throws Exception {
    if (!streams.isUnheard(streamId)) {
      return false;
    }
    List<InterviewRecord> late = lateChunks(streamId, 0, order.nextSequence() - 1);
    if (late.isEmpty()) {
      return false;
    }
    state.streams().remove(streamId);
    turnBack(0, late, newestMs(late), order);
    return true;
  }

  private void turnBack(
      long sequence, List<InterviewRecord> late, long appendedAtMs, ChunkOrder order) {
    order.goBackTo(sequence, appendedAtMs);
    late.forEach(record -> order.offer(Payloads.waiting(record)));
    turnedBack = true;
  }

  private static long newestMs(List<InterviewRecord> late) {
    return late.stream().mapToLong(InterviewRecord::appendedAtMs).max().orElseThrow();
  }

  /** Looks at few chunks until the last one is there, however many wait. */
  private boolean isWhole(String streamId, OpenGap gap) throws Exception {
    long first = gap.firstSequence();
    long sequence = gap.lastSequence();
    if (!state.chunks().contains(new ChunkPosition(streamId, first))) {
      return false;
    }
    while (sequence > first && state.chunks().contains(new ChunkPosition(streamId, sequence))) {
      sequence--;
    }
    return sequence == first;
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

  /**
   * Fills every gap with what is at hand for it.
   *
   * @return streams that have more than their gap takes
   */
  Set<String> fillGaps() throws Exception {
    Set<String> goOn = new HashSet<>();
    List<Map.Entry<ChunkPosition, OpenGap>> gaps = new ArrayList<>();
    state.gaps().entries().forEach(gap -> gaps.add(Map.entry(gap.getKey(), gap.getValue())));
    for (Map.Entry<ChunkPosition, OpenGap> gap : gaps) {
      String streamId = gap.getKey().streamId();
      ChunkOrder order = streams.order(streamId);
      if (fill(streamId, gap.getValue(), order)) {
        goOn.add(streamId);
      }
      streams.keep(streamId, order);
    }
    return goOn;
  }

  /** Whether the stream goes on behind the gap. */
  private boolean fill(String streamId, OpenGap gap, ChunkOrder order) throws Exception {
    List<InterviewRecord> late = lateChunks(streamId, gap.firstSequence(), gap.lastSequence());
    if (late.isEmpty()) {
      return false;
    }
    boolean atEnd = streams.endsWith(streamId, gap);
    LateFilling filled = filling.fill(streamId, gap, atEnd, late, state.streams().get(streamId));
    state.gaps().remove(new ChunkPosition(streamId, gap.firstSequence()));
    for (OpenGap remaining : filled.remaining()) {
      if (remaining.firstSequence() <= remaining.lastSequence()) {
        state.gaps().put(new ChunkPosition(streamId, remaining.firstSequence()), remaining);
      }
    }
    LateFilling.Tail tail = filled.tail();
    long next = tail == null ? order.nextSequence() : tail.nextSequence();
    List<InterviewRecord> behind = new ArrayList<>();
    for (InterviewRecord record : late) {
      long sequence = record.chunk().getSequence();
      if (sequence >= next) {
        behind.add(record);
      } else {
        state.chunks().remove(new ChunkPosition(streamId, sequence));
        if (filled.lacks(sequence)) {
          order.giveUp(sequence);
        }
      }
    }
    if (tail != null) {
      streams.goOn(streamId, tail);
      turnBack(tail.nextSequence(), behind, newestMs(late), order);
    }
    hasFilled = true;
    return tail != null;
  }

  private List<InterviewRecord> lateChunks(String streamId, long first, long last)
      throws Exception {
    List<ChunkPosition> positions = new ArrayList<>();
    for (ChunkPosition position : state.chunks().keys()) {
      boolean isLate = first <= position.sequence() && position.sequence() <= last;
      if (isLate && position.streamId().equals(streamId)) {
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
