package io.colloquy.flink.publish;

import io.colloquy.flink.StartTime;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;

/**
 * Keeps when the deletion of the interview that is the current key is told once more: what a task
 * that failed had sent, or what a rescaled sink had buffered, may have been written meanwhile.
 */
final class RepeatedDeletion {
  /** Longer than a request of a task that is gone may still be on its way to Elasticsearch. */
  private static final long AFTER_MS = Duration.ofMinutes(10).toMillis();

  private final StartTime start = new StartTime();
  private final ValueState<Long> atMs;

  RepeatedDeletion(RuntimeContext context) {
    atMs = context.getState(new ValueStateDescriptor<>("deletion-repeated-at", Long.class));
  }

  /** To be called with each element, before anything else. */
  void taking(TimerService timers) {
    start.noted(timers.currentProcessingTime());
  }

  void schedule(TimerService timers) throws IOException {
    long repeatedAtMs = timers.currentProcessingTime() + AFTER_MS;
    atMs.update(repeatedAtMs);
    timers.registerProcessingTimeTimer(repeatedAtMs);
  }

  /** Whether the interview was deleted, and that is still to be told once more. */
  boolean isPending() throws IOException {
    return atMs.value() != null;
  }

  /** Whether it is to be told now, as a timer fired. */
  boolean isDue(long timestamp, TimerService timers) throws IOException {
    long startedAtMs = start.noted(timers.currentProcessingTime());
    Long repeatedAtMs = atMs.value();
    if (repeatedAtMs == null || timestamp < repeatedAtMs) {
      return false;
    }
    // A restored sink only now sends what it had buffered.
    if (repeatedAtMs < startedAtMs) {
      schedule(timers);
      return false;
    }
    atMs.clear();
    return true;
  }
}
