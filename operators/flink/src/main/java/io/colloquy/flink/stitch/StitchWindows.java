package io.colloquy.flink.stitch;

import io.colloquy.flink.StartTime;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The step {@code stitch-windows}: puts a stream's outcomes in order, joins what overlaps, and
 * emits each word once. Everything is cleared by {@code CLOSED} or {@code DELETED}; the mark that
 * they leave against windows that were with a recognizer, and against recognitions that come again,
 * by its timer.
 */
public final class StitchWindows
    extends KeyedProcessFunction<String, Recognition, TranscriptEvent> {
  /** Longer than any recognizer may keep a window, counted anew from each start of the step. */
  private static final long MARK_MS = Duration.ofHours(1).toMillis();

  /** As long as an outage may hold up windows that are behind their recognizer. */
  private static final long DELETED_MARK_MS = Duration.ofDays(7).toMillis();

  private transient ValueState<StitchLife> life;
  private transient InterviewOutcomes outcomes;
  private transient StartTime start;

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    start = new StartTime();
    life = runtime.getState(new ValueStateDescriptor<>("life", StitchLife.class));
    outcomes =
        new InterviewOutcomes(
            runtime.getMapState(
                new MapStateDescriptor<>("streams", String.class, StreamStitch.class)),
            runtime.getMapState(
                new MapStateDescriptor<>("waiting", OutcomePosition.class, Recognition.class)),
            runtime.getMapState(
                new MapStateDescriptor<>("filled-parts", OutcomePosition.class, Integer.class)));
  }

  @Override
  public void processElement(Recognition next, Context context, Collector<TranscriptEvent> out)
      throws Exception {
    if (isOfSpeakers(next.getKind())) {
      return;
    }
    start.noted(context.timerService().currentProcessingTime());
    StitchLife now = life.value();
    if (next.getKind() == RecognitionKind.DELETED) {
      end(Kind.DELETED, next, context, out);
      return;
    }
    if (now != null && now.drops(next.getGeneration())) {
      return;
    }
    if (next.getKind() == RecognitionKind.CLOSED) {
      end(Kind.CLOSED, next, context, out);
      return;
    }
    if (now == null || now.generation() < next.getGeneration()) {
      now = begin(next, out);
    }
    switch (next.getKind()) {
      case BEGUN -> {}
      case WORDS, FAILURE, GAP -> outcomes.take(next, out);
      case ENDED -> life.update(now.withEnded(next.getWindowCounts()));
      case CLOSED, DELETED, TURNS, NO_TURNS, SPEAKERS, UNKNOWN ->
          throw new IllegalStateException("Not part of a transcript: " + next.getKind());
    }
    completeIfAllIsThere(next, out);
  }

  /** Those are another step's; they say nothing about words. */
  private static boolean isOfSpeakers(RecognitionKind kind) {
    return kind == RecognitionKind.TURNS
        || kind == RecognitionKind.NO_TURNS
        || kind == RecognitionKind.SPEAKERS;
  }

  /** The first of an interview, or of a higher generation of it, makes all that was before void. */
  private StitchLife begin(Recognition first, Collector<TranscriptEvent> out) throws IOException {
    clear();
    StitchLife begun = StitchLife.open(first.getGeneration());
    life.update(begun);
    out.collect(TranscriptEvent.signal(Kind.BEGUN, first));
    return begun;
  }

  private void completeIfAllIsThere(Recognition cause, Collector<TranscriptEvent> out)
      throws Exception {
    StitchLife now = life.value();
    if (now == null || !now.ended() || !outcomes.haveAll(now.windowCounts())) {
      return;
    }
    life.update(StitchLife.open(now.generation()));
    List<String> streams = now.windowCounts().keySet().stream().sorted().toList();
    out.collect(TranscriptEvent.completed(cause, streams));
  }

  private void end(Kind kind, Recognition signal, Context context, Collector<TranscriptEvent> out)
      throws IOException {
    clear();
    out.collect(TranscriptEvent.signal(kind, signal));
    boolean deleted = kind == Kind.DELETED;
    long untilMs =
        context.timerService().currentProcessingTime() + (deleted ? DELETED_MARK_MS : MARK_MS);
    life.update(StitchLife.mark(signal.getGeneration(), deleted, untilMs));
    context.timerService().registerProcessingTimeTimer(untilMs);
  }

  private void clear() {
    life.clear();
    outcomes.clear();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TranscriptEvent> out)
      throws IOException {
    long nowMs = context.timerService().currentProcessingTime();
    long startedAtMs = start.noted(nowMs);
    StitchLife now = life.value();
    if (now == null || !now.isMark()) {
      return;
    }
    long untilMs = Math.max(now.markedUntilMs(), startedAtMs + MARK_MS);
    if (nowMs >= untilMs) {
      life.clear();
    } else {
      context.timerService().registerProcessingTimeTimer(untilMs);
    }
  }
}
