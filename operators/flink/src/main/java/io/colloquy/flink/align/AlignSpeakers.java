package io.colloquy.flink.align;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.flink.outcome.GenerationState;
import io.colloquy.flink.read.DeadLetters;
import io.colloquy.flink.read.TurnRecord;
import io.colloquy.flink.stitch.FilledSpans;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.flink.track.SpeakerEvent;
import io.colloquy.schemas.DeadLetter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The step {@code align-speakers}: joins words and speakers' turns on media time. Words go on at
 * once with the speakers that are known, and again when they have others. An interview is complete
 * when its words are and the job's own diarizer is done; an outside one is not waited for.
 *
 * <p>Everything is cleared by the transcript's {@code CLOSED} or {@code DELETED}; the mark that
 * they leave against turns that were still on their way, by its timer.
 */
public final class AlignSpeakers
    extends KeyedCoProcessFunction<String, TranscriptEvent, SpeakerEvent, TranscriptEvent> {
  private transient GenerationState generation;
  private transient ValueState<AlignLife> life;
  private transient CompletionState completion;
  private transient InterviewAlignment alignment;
  private transient EarlyTurns early;
  private transient HeldEnd heldEnd;

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    generation = GenerationState.open(runtime);
    life = runtime.getState(new ValueStateDescriptor<>("life", AlignLife.class));
    completion = new CompletionState(runtime);
    alignment = new InterviewAlignment(runtime);
    early = new EarlyTurns(runtime);
    heldEnd = new HeldEnd(runtime);
  }

  @Override
  public void processElement1(
      TranscriptEvent event, Context context, Collector<TranscriptEvent> out) throws Exception {
    generation.taking(context.timerService());
    boolean isEnd = event.kind() == Kind.CLOSED || event.kind() == Kind.DELETED;
    boolean isVoid = event.kind() != Kind.DELETED && generation.drops(event.generation());
    if (isVoid) {
      if (isEnd) {
        out.collect(event);
      }
    } else if (event.kind() == Kind.CLOSED && completion.awaitsSpeakers()) {
      heldEnd.hold(event, context.timerService());
    } else if (isEnd) {
      end(event, context, out);
    } else {
      beginIfNew(event.generation(), event.interviewBeganAtMs(), context, out);
      take(event, out);
    }
  }

  private void end(TranscriptEvent event, Context context, Collector<TranscriptEvent> out)
      throws Exception {
    out.collect(event);
    clear();
    generation.end(event.generation(), event.kind() == Kind.DELETED, context.timerService());
    takeEarly(context, out);
  }

  private void take(TranscriptEvent event, Collector<TranscriptEvent> out) throws Exception {
    if (event.kind() == Kind.BEGUN) {
      life.update(life.value().withBegun());
    }
    AlignOutput output = output(event.key(), out);
    switch (event.kind()) {
      case BEGUN -> output.begun(event);
      case WORDS, GAP -> {
        completion.resumed();
        align(event, event.words(), output);
      }
      case FILLED_GAP -> align(event, FilledSpans.words(event), output);
      case COMPLETED -> completion.words(event).ifPresent(out::collect);
      default -> throw new IllegalStateException("Not told by stitching here: " + event.kind());
    }
  }

  private void align(TranscriptEvent event, List<Word> words, AlignOutput output) throws Exception {
    Stream<Word> unclear = event.unclear().stream().map(UnclearSpan::toWord);
    List<Word> said = Stream.concat(words.stream(), unclear).toList();
    var others = alignment.words(event.streamId(), said);
    output.words(event, others, alignment.turnsFrom(event.streamId()));
  }

  @Override
  public void processElement2(SpeakerEvent event, Context context, Collector<TranscriptEvent> out)
      throws Exception {
    generation.taking(context.timerService());
    if (event.kind() == SpeakerEvent.Kind.OUTSIDE) {
      takeOutside(event.outside(), context, out);
    } else if (!generation.drops(event.generation())) {
      beginIfNew(event.generation(), event.interviewBeganAtMs(), context, out);
      take(event, context, out);
    }
  }

  private void take(SpeakerEvent event, Context context, Collector<TranscriptEvent> out)
      throws Exception {
    switch (event.kind()) {
      case TURNS -> {
        String streamId = event.turns().window().stream();
        var others = alignment.turns(event.turns(), event.turnsFrom());
        output(event.key(), out).speakers(streamId, others, event.turnsFrom());
      }
      case NAMES -> {
        life.update(life.value().withSpeakers(event.speakers()));
        output(event.key(), out).names();
      }
      case TRACKED -> {
        completion.speakers(event.outcomes()).ifPresent(out::collect);
        Optional<TranscriptEvent> held = heldEnd.event();
        if (held.isPresent() && !completion.awaitsSpeakers()) {
          end(held.get(), context, out);
        }
      }
      case OUTSIDE -> throw new IllegalStateException("Not told by tracking: " + event.kind());
    }
  }

  private void takeOutside(TurnRecord record, Context context, Collector<TranscriptEvent> out)
      throws Exception {
    if (generation.now() == null && early.hold(record, context.timerService())) {
      return;
    }
    Optional<DeadLetter> rejected =
        OutsideTurns.reject(record, generation.now(), alignment, completion.hasAllWords());
    if (rejected.isPresent()) {
      context.output(DeadLetters.TAG, rejected.get());
    } else if (OutsideTurns.align(record.turn(), alignment, output(record.key(), out))) {
      completion.changed(context.timerService());
    }
  }

  private void takeEarly(Context context, Collector<TranscriptEvent> out) throws Exception {
    for (TurnRecord record : early.take()) {
      takeOutside(record, context, out);
    }
  }

  private AlignOutput output(String key, Collector<TranscriptEvent> out) throws IOException {
    int number = generation.now().number();
    return new AlignOutput(InterviewKey.parse(key), life.value(), number, out::collect);
  }

  /** The first of an interview, or of a higher generation of it, makes all that was before void. */
  private void beginIfNew(
      int number, long beganAtMs, Context context, Collector<TranscriptEvent> out)
      throws Exception {
    if (generation.isBegunBy(number)) {
      generation.begin(number);
      completion.clear();
      heldEnd.clear();
      life.update(AlignLife.start(beganAtMs));
      alignment.beginAnew();
      takeEarly(context, out);
    }
  }

  private void clear() {
    life.clear();
    completion.clear();
    heldEnd.clear();
    alignment.clear();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TranscriptEvent> out)
      throws Exception {
    for (TurnRecord record : early.timePassed(context.timerService())) {
      context.output(DeadLetters.TAG, OutsideTurns.ofNoInterview(record));
    }
    completion.timePassed(timestamp).ifPresent(out::collect);
    if (heldEnd.isOverdue(context.timerService())) {
      completion.withoutSpeakers().ifPresent(out::collect);
      end(heldEnd.event().orElseThrow(), context, out);
    }
    generation.timePassed(context.timerService());
  }
}
