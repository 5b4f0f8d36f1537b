package io.colloquy.flink.align;

import io.colloquy.flink.outcome.GenerationState;
import io.colloquy.flink.read.DeadLetters;
import io.colloquy.flink.read.TurnRecord;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.flink.track.SpeakerEvent;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
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
  private transient AlignedInterview interview;
  private transient EarlyTurns early;
  private transient HeldEnd heldEnd;

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    generation = GenerationState.open(runtime);
    interview = new AlignedInterview(runtime);
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
    } else if (event.kind() == Kind.CLOSED && interview.awaitsSpeakers()) {
      heldEnd.hold(event, context.timerService());
    } else if (isEnd) {
      end(event, context, out);
    } else {
      beginIfNew(event.generation(), event.interviewBeganAtMs(), context, out);
      interview.take(event, out::collect);
    }
  }

  private void end(TranscriptEvent event, Context context, Collector<TranscriptEvent> out)
      throws Exception {
    out.collect(event);
    heldEnd.clear();
    interview.clear();
    generation.end(event.generation(), event.kind() == Kind.DELETED, context.timerService());
    takeEarly(context, out);
  }

  @Override
  public void processElement2(SpeakerEvent event, Context context, Collector<TranscriptEvent> out)
      throws Exception {
    generation.taking(context.timerService());
    if (event.kind() == SpeakerEvent.Kind.OUTSIDE) {
      takeOutside(event.outside(), context, out);
    } else if (!generation.drops(event.generation())) {
      beginIfNew(event.generation(), event.interviewBeganAtMs(), context, out);
      interview.take(event, out::collect);
      if (event.kind() == SpeakerEvent.Kind.TRACKED) {
        endIfHeld(context, out);
      }
    }
  }

  private void endIfHeld(Context context, Collector<TranscriptEvent> out) throws Exception {
    Optional<TranscriptEvent> held = heldEnd.event();
    if (held.isPresent() && !interview.awaitsSpeakers()) {
      end(held.get(), context, out);
    }
  }

  private void takeOutside(TurnRecord record, Context context, Collector<TranscriptEvent> out)
      throws Exception {
    if (generation.now() == null && early.hold(record, context.timerService())) {
      return;
    }
    interview
        .take(record, generation.now(), context.timerService(), out::collect)
        .ifPresent(rejected -> context.output(DeadLetters.TAG, rejected));
  }

  private void takeEarly(Context context, Collector<TranscriptEvent> out) throws Exception {
    for (TurnRecord record : early.take()) {
      takeOutside(record, context, out);
    }
  }

  /** The first of an interview, or of a higher generation of it, makes all that was before void. */
  private void beginIfNew(
      int number, long beganAtMs, Context context, Collector<TranscriptEvent> out)
      throws Exception {
    if (generation.isBegunBy(number)) {
      generation.begin(number);
      heldEnd.clear();
      interview.begin(beganAtMs);
      takeEarly(context, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TranscriptEvent> out)
      throws Exception {
    for (TurnRecord record : early.timePassed(context.timerService())) {
      context.output(DeadLetters.TAG, OutsideTurns.ofNoInterview(record));
    }
    interview.timePassed(timestamp, out::collect);
    if (heldEnd.isOverdue(context.timerService())) {
      interview.completeWithoutSpeakers(out::collect);
      end(heldEnd.event().orElseThrow(), context, out);
    }
    generation.timePassed(context.timerService());
  }
}
