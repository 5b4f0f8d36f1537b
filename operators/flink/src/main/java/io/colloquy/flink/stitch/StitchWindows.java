package io.colloquy.flink.stitch;

import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The step {@code stitch-windows}: puts a stream's outcomes in order, joins what overlaps, and
 * emits each word once. Everything is cleared by {@code CLOSED} or {@code DELETED}; the mark of a
 * deletion, which keeps out windows that were with a recognizer, by its timer.
 */
public final class StitchWindows
    extends KeyedProcessFunction<String, Recognition, TranscriptEvent> {
  /** Longer than any recognizer may keep a window. */
  private static final long DELETION_MARK_MS = Duration.ofHours(1).toMillis();

  private transient ValueState<StitchLife> life;
  private transient MapState<String, StreamStitch> streams;
  private transient MapState<OutcomePosition, Recognition> waiting;
  private transient MapState<OutcomePosition, Integer> filledParts;

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    life = runtime.getState(new ValueStateDescriptor<>("life", StitchLife.class));
    streams =
        runtime.getMapState(new MapStateDescriptor<>("streams", String.class, StreamStitch.class));
    waiting =
        runtime.getMapState(
            new MapStateDescriptor<>("waiting", OutcomePosition.class, Recognition.class));
    filledParts =
        runtime.getMapState(
            new MapStateDescriptor<>("filled-parts", OutcomePosition.class, Integer.class));
  }

  @Override
  public void processElement(Recognition next, Context context, Collector<TranscriptEvent> out)
      throws Exception {
    StitchLife now = life.value();
    if (now != null && (now.deleted() || next.getGeneration() < now.generation())) {
      return;
    }
    if (now == null || now.generation() < next.getGeneration()) {
      now = begin(next, out);
    }
    switch (next.getKind()) {
      case BEGUN -> {}
      case WORDS, FAILURE, GAP -> stitch(next, out);
      case ENDED -> life.update(now.withEnded(next.getWindowCounts()));
      case CLOSED -> end(Kind.CLOSED, next, out);
      case DELETED -> {
        end(Kind.DELETED, next, out);
        life.update(new StitchLife(next.getGeneration(), false, Map.of(), true));
        context
            .timerService()
            .registerProcessingTimeTimer(
                context.timerService().currentProcessingTime() + DELETION_MARK_MS);
      }
      case UNKNOWN -> throw new IllegalStateException("A recognition of an unknown kind: " + next);
    }
    completeIfAllIsThere(next, out);
  }

  /** The first of an interview, or of a higher generation of it, makes all that was before void. */
  private StitchLife begin(Recognition first, Collector<TranscriptEvent> out) throws IOException {
    clear();
    StitchLife begun = StitchLife.open(first.getGeneration());
    life.update(begun);
    out.collect(TranscriptEvent.signal(Kind.BEGUN, first));
    return begun;
  }

  private void stitch(Recognition outcome, Collector<TranscriptEvent> out) throws Exception {
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

  private void completeIfAllIsThere(Recognition cause, Collector<TranscriptEvent> out)
      throws Exception {
    StitchLife now = life.value();
    if (now == null || !now.ended() || !waiting.isEmpty()) {
      return;
    }
    for (Map.Entry<String, Long> count : now.windowCounts().entrySet()) {
      StreamStitch stream = streams.get(count.getKey());
      if ((stream == null ? 0 : stream.next()) < count.getValue()) {
        return;
      }
    }
    life.update(StitchLife.open(now.generation()));
    out.collect(TranscriptEvent.signal(Kind.COMPLETED, cause));
  }

  private void end(Kind kind, Recognition signal, Collector<TranscriptEvent> out) {
    clear();
    out.collect(TranscriptEvent.signal(kind, signal));
  }

  private void clear() {
    life.clear();
    streams.clear();
    waiting.clear();
    filledParts.clear();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TranscriptEvent> out) {
    life.clear();
  }
}
