package io.colloquy.flink.outcome;

import io.colloquy.flink.StartTime;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;

/** Keeps the {@link InterviewGeneration} of the interview that is the current key. */
public final class GenerationState {
  /** Longer than any recognizer may keep a window, counted anew from each start of the step. */
  private static final long MARK_MS = Duration.ofHours(1).toMillis();

  /** As long as an outage may hold up windows that are behind their recognizer. */
  private static final long DELETED_MARK_MS = Duration.ofDays(7).toMillis();

  private final StartTime start = new StartTime();
  private final ValueState<InterviewGeneration> state;

  private GenerationState(ValueState<InterviewGeneration> state) {
    this.state = state;
  }

  public static GenerationState open(RuntimeContext context) {
    return new GenerationState(
        context.getState(new ValueStateDescriptor<>("generation", InterviewGeneration.class)));
  }

  /** To be called with each element, before anything else. */
  public void taking(TimerService timers) {
    start.noted(timers.currentProcessingTime());
  }

  /** Null if the interview is unknown. */
  public InterviewGeneration now() throws IOException {
    return state.value();
  }

  public boolean drops(int generation) throws IOException {
    InterviewGeneration now = now();
    return now != null && now.drops(generation);
  }

  /** Whether an interview, or a higher generation of it, begins with this one. */
  public boolean isBegunBy(int generation) throws IOException {
    InterviewGeneration now = now();
    return now == null || now.number() < generation;
  }

  public void begin(int generation) throws IOException {
    state.update(new InterviewGeneration(generation, false, 0));
  }

  /** Leaves a mark, which {@link #timePassed} takes away. */
  public void end(int generation, boolean deleted, TimerService timers) throws IOException {
    long untilMs = timers.currentProcessingTime() + (deleted ? DELETED_MARK_MS : MARK_MS);
    state.update(new InterviewGeneration(generation, deleted, untilMs));
    timers.registerProcessingTimeTimer(untilMs);
  }

  /** A processing-time timer fired. */
  public void timePassed(TimerService timers) throws IOException {
    long nowMs = timers.currentProcessingTime();
    long startedAtMs = start.noted(nowMs);
    InterviewGeneration now = now();
    if (now == null || !now.isMark()) {
      return;
    }
    long untilMs = Math.max(now.markedUntilMs(), startedAtMs + MARK_MS);
    if (nowMs >= untilMs) {
      state.clear();
    } else {
      timers.registerProcessingTimeTimer(untilMs);
    }
  }
}
