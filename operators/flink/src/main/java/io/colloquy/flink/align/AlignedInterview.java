package io.colloquy.flink.align;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.flink.outcome.InterviewGeneration;
import io.colloquy.flink.read.TurnRecord;
import io.colloquy.flink.stitch.FilledSpans;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.flink.track.SpeakerEvent;
import io.colloquy.schemas.DeadLetter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;

/** The words and speakers of the interview that is the current key, and whether all are there. */
final class AlignedInterview {
  private final ValueState<AlignLife> life;
  private final CompletionState completion;
  private final InterviewAlignment alignment;

  AlignedInterview(RuntimeContext runtime) {
    life = runtime.getState(new ValueStateDescriptor<>("life", AlignLife.class));
    completion = new CompletionState(runtime);
    alignment = new InterviewAlignment(runtime);
  }

  /** It begins, or a higher generation of it: all that was before is void. */
  void begin(long beganAtMs) throws Exception {
    completion.clear();
    life.update(AlignLife.start(beganAtMs));
    alignment.beginAnew();
  }

  /** Takes what stitching tells of an interview that goes on. */
  void take(TranscriptEvent event, Consumer<TranscriptEvent> out) throws Exception {
    if (event.kind() == Kind.BEGUN) {
      life.update(life.value().withBegun());
    }
    AlignOutput output = output(event.key(), event.generation(), out);
    switch (event.kind()) {
      case BEGUN -> output.begun(event);
      case WORDS, GAP -> {
        completion.resumed();
        align(event, event.words(), output);
      }
      case FILLED_GAP -> align(event, FilledSpans.words(event), output);
      case COMPLETED -> completion.words(event).ifPresent(out);
      default -> throw new IllegalStateException("Not told by stitching here: " + event.kind());
    }
  }

  private void align(TranscriptEvent event, List<Word> words, AlignOutput output) throws Exception {
    Stream<Word> unclear = event.unclear().stream().map(UnclearSpan::toWord);
    List<Word> said = Stream.concat(words.stream(), unclear).toList();
    var others = alignment.words(event.streamId(), said);
    output.words(event, others, alignment.turnsFrom(event.streamId()));
  }

  /** Takes what tracking tells. */
  void take(SpeakerEvent event, Consumer<TranscriptEvent> out) throws Exception {
    switch (event.kind()) {
      case TURNS -> {
        String streamId = event.turns().window().stream();
        var others = alignment.turns(event.turns(), event.turnsFrom());
        output(event.key(), event.generation(), out).speakers(streamId, others, event.turnsFrom());
      }
      case NAMES -> {
        life.update(life.value().withSpeakers(event.speakers()));
        output(event.key(), event.generation(), out).names();
      }
      case TRACKED -> completion.speakers(event.outcomes()).ifPresent(out);
      case OUTSIDE -> throw new IllegalStateException("Not told by tracking: " + event.kind());
    }
  }

  /**
   * Takes an outside diarizer's turn, or tells why it cannot be used.
   *
   * @param now null if nothing is known of the interview
   */
  Optional<DeadLetter> take(
      TurnRecord record,
      InterviewGeneration now,
      TimerService timers,
      Consumer<TranscriptEvent> out)
      throws Exception {
    Optional<DeadLetter> rejected =
        OutsideTurns.reject(record, now, alignment, completion.hasAllWords());
    if (rejected.isEmpty()) {
      AlignOutput output = output(record.key(), now.number(), out);
      if (OutsideTurns.align(record.turn(), alignment, output)) {
        completion.changed(timers);
      }
    }
    return rejected;
  }

  /** Whether all words are there, but not all of their speakers. */
  boolean awaitsSpeakers() throws IOException {
    return completion.awaitsSpeakers();
  }

  /** Tells that it is complete if its words are, whatever their speakers. */
  void completeWithoutSpeakers(Consumer<TranscriptEvent> out) throws IOException {
    completion.withoutSpeakers().ifPresent(out);
  }

  /** A processing-time timer fired. */
  void timePassed(long timestamp, Consumer<TranscriptEvent> out) throws IOException {
    completion.timePassed(timestamp).ifPresent(out);
  }

  void clear() {
    life.clear();
    completion.clear();
    alignment.clear();
  }

  private AlignOutput output(String key, int generation, Consumer<TranscriptEvent> out)
      throws IOException {
    return new AlignOutput(InterviewKey.parse(key), life.value(), generation, out);
  }
}
