package io.colloquy.flink.stitch;

import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.Collector;

/** Puts the outcomes of the interview that is the current key in order. */
final class InterviewOutcomes {
  private final MapState<String, StreamStitch> streams;
  private final MapState<OutcomePosition, Recognition> waiting;
  private final MapState<OutcomePosition, Integer> filledParts;

  /**
   * @param streams where each stream stands
   * @param waiting outcomes whose turn is still to come; removed when it comes
   * @param filledParts how many parts of a gap's number were emitted
   */
  InterviewOutcomes(
      MapState<String, StreamStitch> streams,
      MapState<OutcomePosition, Recognition> waiting,
      MapState<OutcomePosition, Integer> filledParts) {
    this.streams = streams;
    this.waiting = waiting;
    this.filledParts = filledParts;
  }

  /** Takes an outcome, and emits what it makes final. */
  void take(Recognition outcome, Collector<TranscriptEvent> out) throws Exception {
    String streamId = outcome.getStreamId();
    OutcomePosition position =
        new OutcomePosition(streamId, outcome.getNumber(), outcome.getPart());
    StreamStitch stream = streams.get(streamId);
    if (stream == null) {
      stream = StreamStitch.start();
    }
    if (waiting.contains(position)) {
      return;
    }
    if (outcome.getPart() > 0) {
      OutcomePosition gap = gap(position);
      if (outcome.getPart() > filledParts(gap)) {
        waiting.put(position, outcome);
        fill(gap, stream, out);
      }
    } else if (outcome.getNumber() >= stream.next()) {
      waiting.put(position, outcome);
      streams.put(streamId, stitchAllReady(streamId, stream, out));
    }
  }

  private static OutcomePosition gap(OutcomePosition part) {
    return new OutcomePosition(part.streamId(), part.number(), 0);
  }

  private int filledParts(OutcomePosition gap) throws Exception {
    Integer filled = filledParts.get(gap);
    return filled == null ? 0 : filled;
  }

  private StreamStitch stitchAllReady(
      String streamId, StreamStitch from, Collector<TranscriptEvent> out) throws Exception {
    StreamStitch stream = from;
    while (true) {
      OutcomePosition position = new OutcomePosition(streamId, stream.next(), 0);
      Recognition outcome = waiting.get(position);
      if (outcome == null) {
        return stream;
      }
      waiting.remove(position);
      OutcomeStitching.Step step = OutcomeStitching.take(stream.state(), outcome);
      step.events().forEach(out::collect);
      stream = new StreamStitch(stream.next() + 1, step.state());
      fill(position, stream, out);
    }
  }

  /** Emits every filling of a gap whose parts are all there, once the gap itself was emitted. */
  private void fill(OutcomePosition gap, StreamStitch stream, Collector<TranscriptEvent> out)
      throws Exception {
    if (gap.number() >= stream.next()) {
      return;
    }
    List<Recognition> parts = new ArrayList<>();
    int part = filledParts(gap) + 1;
    Recognition outcome = waiting.get(part(gap, part));
    while (outcome != null) {
      parts.add(outcome);
      if (outcome.getKind() == RecognitionKind.GAP) {
        for (Recognition taken : parts) {
          waiting.remove(part(gap, taken.getPart()));
        }
        filledParts.put(gap, part);
        out.collect(OutcomeStitching.fill(parts));
        parts.clear();
      }
      part++;
      outcome = waiting.get(part(gap, part));
    }
  }

  private static OutcomePosition part(OutcomePosition gap, int part) {
    return new OutcomePosition(gap.streamId(), gap.number(), part);
  }

  /** Whether none waits, and every stream has as many as counted. */
  boolean haveAll(Map<String, Long> windowCounts) throws Exception {
    if (!waiting.isEmpty()) {
      return false;
    }
    for (Map.Entry<String, Long> count : windowCounts.entrySet()) {
      StreamStitch stream = streams.get(count.getKey());
      if ((stream == null ? 0 : stream.next()) < count.getValue()) {
        return false;
      }
    }
    return true;
  }

  void clear() {
    streams.clear();
    waiting.clear();
    filledParts.clear();
  }
}
