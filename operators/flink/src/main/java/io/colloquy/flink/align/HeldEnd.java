package io.colloquy.flink.align;

import io.colloquy.flink.StartTime;
import io.colloquy.flink.stitch.TranscriptEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;

/**
 * That an interview was closed, as long as its last speakers are still on their way: words and
 * speakers come by different steps, and close together where a job reads what was recognized long
 * ago.
 */
final class HeldEnd {
  /** Then its timer takes it away: speakers that did not come by then are given up. */
  static final Duration HELD = Duration.ofMinutes(10);

  private final StartTime start = new StartTime();
  private final ValueState<TranscriptEvent> closed;
  private final ValueState<Long> untilMs;

  HeldEnd(RuntimeContext context) {
    closed = context.getState(new ValueStateDescriptor<>("held-end", TranscriptEvent.class));
    untilMs = context.getState(new ValueStateDescriptor<>("held-end-until", Long.class));
  }

  void hold(TranscriptEvent event, TimerService timers) throws IOException {
    start.noted(timers.currentProcessingTime());
    closed.update(event);
    schedule(timers.currentProcessingTime() + HELD.toMillis(), timers);
  }

  Optional<TranscriptEvent> event() throws IOException {
    return Optional.ofNullable(closed.value());
  }

  /** A processing-time timer fired: whether it is held too long, counted anew from each start. */
  boolean isOverdue(TimerService timers) throws IOException {
    long nowMs = timers.currentProcessingTime();
    long startedAtMs = start.noted(nowMs);
    if (closed.value() == null) {
      return false;
    }
    long dueMs = Math.max(untilMs.value(), startedAtMs + HELD.toMillis());
    if (nowMs < dueMs) {
      schedule(dueMs, timers);
    }
    return nowMs >= dueMs;
  }

  private void schedule(long atMs, TimerService timers) throws IOException {
    untilMs.update(atMs);
    timers.registerProcessingTimeTimer(atMs);
  }

  void clear() {
    closed.clear();
    untilMs.clear();
  }
}
