package io.colloquy.flink.window;

import io.colloquy.core.arrival.ChunkOrder;
import io.colloquy.core.arrival.MissingRun;
import io.colloquy.core.arrival.WaitingChunk;
import io.colloquy.flink.audio.PcmStream;
import io.colloquy.flink.audio.SpeechDetector;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetterCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Works on one interview's audio for the length of a call: order, holes, late chunks, the end. */
final class InterviewWindows {
  /** Short chunks are decoded together once they make up this much audio. */
  private static final long WORTH_DECODING_MS = 1000;

  private static final String TOO_MANY_STREAMS =
      "streamId is one too many: an interview has at most %d streams"
          .formatted(InterviewStreams.MOST_STREAMS);

  /** All missing chunks are overdue then. */
  private static final long AT_ONCE = Long.MAX_VALUE;

  private final WindowState state;
  private final WindowingSettings settings;
  private final InterviewStreams streams;
  private final ReferencedAudio files;
  private final WindowOutput output;
  private final LateChunks late;
  private boolean accepted;

  InterviewWindows(
      WindowState state,
      WindowingSettings settings,
      PcmStream pcmStream,
      SpeechDetector vad,
      WindowOutput output) {
    this.state = state;
    this.settings = settings;
    this.streams = new InterviewStreams(state, settings, pcmStream, vad, output);
    this.files = new ReferencedAudio(settings.references());
    this.output = output;
    this.late = new LateChunks(state, settings.reorderWaitMs(), streams);
  }

  /** Takes a chunk, whenever it comes. */
  void chunk(InterviewRecord record) throws Exception {
    AudioChunk chunk = record.chunk();
    if (!streams.admits(List.of(chunk.getStreamId()))) {
      output.reject(record, DeadLetterCause.INVALID_FIELD, TOO_MANY_STREAMS, null);
      return;
    }
    ChunkOrder order = streams.order(chunk.getStreamId());
    ChunkPosition position = new ChunkPosition(chunk.getStreamId(), chunk.getSequence());
    switch (order.offer(Payloads.waiting(record))) {
      case ACCEPT -> {
        state.chunks().put(position, record);
        accepted = true;
      }
      case LATE -> takeLate(position, record, order);
      case DUPLICATE -> {}
      case AFTER_END ->
          output.reject(
              record,
              DeadLetterCause.AFTER_END,
              "sequence is %d, the stream ended before it: begin a new stream"
                  .formatted(chunk.getSequence()),
              null);
    }
    if (chunk.getLast()) {
      order.end(chunk.getSequence(), record.appendedAtMs());
    }
    decode(chunk.getStreamId(), order, Long.MIN_VALUE, false);
  }

  /** Learns the last sequence of streams. */
  void end(InterviewRecord record) throws Exception {
    Map<String, Long> lastSequences = record.event().getLastSequences();
    if (!streams.admits(lastSequences.keySet())) {
      output.reject(record, DeadLetterCause.INVALID_FIELD, TOO_MANY_STREAMS, null);
      return;
    }
    for (Map.Entry<String, Long> stream : lastSequences.entrySet()) {
      ChunkOrder order = streams.order(stream.getKey());
      order.end(stream.getValue(), record.appendedAtMs());
      decode(stream.getKey(), order, Long.MIN_VALUE, false);
    }
  }

  /** Gives up what is overdue when append time has come so far, and fills gaps with late audio. */
  void appendTime(long watermarkMs) throws Exception {
    for (String streamId : streams.ids()) {
      decode(streamId, streams.order(streamId), watermarkMs, false);
    }
    fillGaps(watermarkMs, false);
  }

  /** Gives up everything that is missing: the streams have stood still for too long. */
  void standStill() throws Exception {
    appendTime(AT_ONCE);
  }

  /** Cuts everything: no more audio is expected, whatever the streams said of their end. */
  void idle() throws Exception {
    for (String streamId : streams.ids()) {
      decode(streamId, streams.order(streamId), AT_ONCE, true);
    }
    fillGaps(AT_ONCE, true);
  }

  private void fillGaps(long watermarkMs, boolean toTheEnd) throws Exception {
    for (String streamId : late.fillGaps()) {
      decode(streamId, streams.order(streamId), watermarkMs, toTheEnd);
    }
  }

  /**
   * Reads a block of every file whose turn it is; behind its end, what is overdue is given up.
   *
   * @param nowMs processing time
   */
  void readOn(long watermarkMs, long nowMs) throws Exception {
    List<String> reading = new ArrayList<>();
    for (Map.Entry<String, ReferenceProgress> file : state.references().entries()) {
      if (file.getValue().retryAtMs() <= nowMs) {
        reading.add(file.getKey());
      }
    }
    for (String streamId : reading) {
      ChunkOrder order = streams.order(streamId);
      readBlock(streamId, order, nowMs);
      late.beginAgain(streamId, order);
      decode(streamId, order, watermarkMs, false);
    }
  }

  /** Whether files are being read. */
  boolean isReading() throws Exception {
    return !state.references().isEmpty();
  }

  /** When a file is to be read, which may be past; the greatest value if none is being read. */
  long nextReadAtMs() throws Exception {
    long earliest = Long.MAX_VALUE;
    for (ReferenceProgress file : state.references().values()) {
      earliest = Math.min(earliest, file.retryAtMs());
    }
    return earliest;
  }

  /** Whether chunks wait for others. */
  boolean keepsChunks() throws Exception {
    return !state.chunks().isEmpty();
  }

  /** Whether this call took a chunk whose turn was still to come. */
  boolean hasAccepted() {
    return accepted || late.hasTurnedBack();
  }

  /** Whether this call filled a gap with late audio. */
  boolean hasFilled() {
    return late.hasFilled();
  }

  /** When the next missing chunk is given up; empty if nothing is missing. */
  OptionalLong nextDeadlineMs() throws Exception {
    long streamsAt = streams.nextDeadlineMs().orElse(Long.MAX_VALUE);
    long earliest = Math.min(late.deadlineMs(), streamsAt);
    return earliest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(earliest);
  }

  /** Whether there are streams, and all of them are windowed to their end. */
  boolean areAtEnd() throws Exception {
    return streams.areAtEnd();
  }

  /** How many windows and gaps there are so far, by stream or channel. */
  Map<String, Long> windowCounts() throws Exception {
    return streams.windowCounts();
  }

  private void decode(String streamId, ChunkOrder order, long watermarkMs, boolean toTheEnd)
      throws Exception {
    boolean reading = streams.isReading(streamId);
    if (!reading && (toTheEnd || order.isWorthTaking(WORTH_DECODING_MS, watermarkMs))) {
      StreamWindows stream = streams.windows(streamId);
      boolean more = true;
      while (more) {
        List<Long> ready = order.ready().stream().map(WaitingChunk::sequence).toList();
        reading = !take(streamId, stream, ready, order);
        Optional<MissingRun> missing = reading ? Optional.empty() : order.overdue(watermarkMs);
        if (missing.isPresent()) {
          stream.lose(missing.get().firstSequence());
        }
        more = missing.isPresent();
      }
      if (!reading && (toTheEnd || order.isComplete())) {
        stream.end(order.nextSequence() - 1);
      }
      streams.keep(streamId, stream);
    }
    streams.keep(streamId, order);
  }

  /** Decodes chunks up to one that is a file; false if there is one. */
  private boolean take(
      String streamId, StreamWindows stream, List<Long> sequences, ChunkOrder order)
      throws Exception {
    for (int i = 0; i < sequences.size(); i++) {
      ChunkPosition position = new ChunkPosition(streamId, sequences.get(i));
      InterviewRecord record = state.chunks().get(position);
      state.chunks().remove(position);
      String reference = record.chunk().getReference();
      if (reference == null) {
        stream.take(record, Payloads.bytes(record.chunk()));
      } else if (files.allows(reference)) {
        List<Long> behind = sequences.subList(i + 1, sequences.size());
        state.references().put(streamId, ReferenceProgress.start(record, behind));
        return false;
      } else {
        stream.refuse(record, DeadLetterCause.INVALID_FIELD, notAllowed(reference), null);
      }
      if (stream.isRefused()) {
        order.giveUp(sequences.get(i));
      }
    }
    return true;
  }

  private void takeLate(ChunkPosition position, InterviewRecord record, ChunkOrder order)
      throws Exception {
    String reference = record.chunk().getReference();
    if (reference == null || files.allows(reference)) {
      late.take(position, record, order);
    } else {
      output.reject(record, DeadLetterCause.INVALID_FIELD, notAllowed(reference), null);
      order.giveUp(position.sequence());
    }
  }

  private String notAllowed(String reference) {
    return "reference is %s: give a file below %s"
        .formatted(reference, String.join(" or ", settings.references()));
  }

  private void readBlock(String streamId, ChunkOrder order, long nowMs) throws Exception {
    ReferenceProgress at = state.references().get(streamId);
    StreamWindows stream = streams.windows(streamId);
    long chunksBefore = stream.chunks();
    Optional<ReferenceProgress> next = files.readInto(stream, at, nowMs);
    if (next.isPresent()) {
      state.references().put(streamId, next.get());
    } else {
      state.references().remove(streamId);
      boolean isUsed = at.offset() > 0 || stream.chunks() > chunksBefore;
      if (stream.isRefused() && !isUsed) {
        order.giveUp(at.record().chunk().getSequence());
      }
      take(streamId, stream, at.behind(), order);
    }
    streams.keep(streamId, stream);
  }
}
