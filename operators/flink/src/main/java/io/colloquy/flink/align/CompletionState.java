package io.colloquy.flink.align;

import io.colloquy.flink.stitch.TranscriptEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;

/**
 * Whether the words and the speakers of the interview that is the current key are all there. Each
 * method returns the completion if it is to be told now.
 */
final class CompletionState {
  /** Outside turns come by the hundred; the summary is written again for all of them at once. */
  private static final long GATHERED_MS = Duration.ofSeconds(10).toMillis();

  private final ValueState<TranscriptEvent> completion;
  private final ValueState<Long> tracked;
  private final ValueState<Long> toldAgainAtMs;

  CompletionState(RuntimeContext context) {
    completion = context.getState(new ValueStateDescriptor<>("completion", TranscriptEvent.class));
    tracked = context.getState(new ValueStateDescriptor<>("tracked", Long.class));
    toldAgainAtMs = context.getState(new ValueStateDescriptor<>("told-again-at", Long.class));
  }

  /** All words are there. */
  Optional<TranscriptEvent> words(TranscriptEvent completed) throws IOException {
    completion.update(completed);
    return isComplete() ? Optional.of(completed) : Optional.empty();
  }

  /** More was said: what was complete no longer is. */
  void resumed() {
    completion.clear();
    toldAgainAtMs.clear();
  }

  /** Whether nothing was said since all words were there. */
  boolean hasAllWords() throws IOException {
    return completion.value() != null;
  }

  /** Whether all words are there, but not all of their speakers. */
  boolean awaitsSpeakers() throws IOException {
    return hasAllWords() && !isComplete();
  }

  /** The words' completion, if there was one. */
  Optional<TranscriptEvent> withoutSpeakers() throws IOException {
    return Optional.ofNullable(completion.value());
  }

  /** The speakers of so many windows, gaps and parts are known. */
  Optional<TranscriptEvent> speakers(long outcomes) throws IOException {
    tracked.update(outcomes);
    return Optional.ofNullable(completion.value())
        .filter(completed -> completed.outcomes() == outcomes);
  }

  private boolean isComplete() throws IOException {
    TranscriptEvent completed = completion.value();
    Long known = tracked.value();
    return completed != null && known != null && known >= completed.outcomes();
  }

  /** Words have other speakers: if the interview is complete, that is told again soon. */
  void changed(TimerService timers) throws IOException {
    if (isComplete() && toldAgainAtMs.value() == null) {
      long atMs = timers.currentProcessingTime() + GATHERED_MS;
      toldAgainAtMs.update(atMs);
      timers.registerProcessingTimeTimer(atMs);
    }
  }

  /** A processing-time timer fired. */
  Optional<TranscriptEvent> timePassed(long timestamp) throws IOException {
    Long atMs = toldAgainAtMs.value();
    if (atMs == null || timestamp < atMs) {
      return Optional.empty();
    }
    toldAgainAtMs.clear();
    return isComplete() ? Optional.of(completion.value()) : Optional.empty();
  }

  void clear() {
    completion.clear();
    tracked.clear();
    toldAgainAtMs.clear();
  }
}
