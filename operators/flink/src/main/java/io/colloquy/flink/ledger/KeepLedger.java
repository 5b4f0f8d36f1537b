package io.colloquy.flink.ledger;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.WriteTranscript;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.outcome.GenerationState;
import io.colloquy.flink.publish.DocumentCounts;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;

/**
 * The step {@code keep-ledger}: the only writer of interviews' summaries. A summary is sent once
 * its interview is complete and all other documents of it were sent, and deleted when it goes on.
 * It may be found before some of the others: whoever needs all of them compares their number with
 * what the summary counts.
 *
 * <p>What the step keeps is cleared at once by {@code DELETED}, but for a mark against counts that
 * were on their way; and by {@code CLOSED} when the counts of the last completion are there.
 */
public final class KeepLedger extends WriteTranscript<DocumentCounts, DocumentWrite> {
  private transient ValueState<LedgerLife> life;
  private transient InterviewLedger ledger;
  private transient GenerationState generation;
  private transient Counter coverageAlarms;

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    life = runtime.getState(new ValueStateDescriptor<>("life", LedgerLife.class));
    ledger = new InterviewLedger(runtime);
    generation = GenerationState.open(runtime);
    coverageAlarms = runtime.getMetricGroup().counter("coverageAlarms");
  }

  @Override
  public void processElement1(TranscriptEvent event, Context context, Collector<DocumentWrite> out)
      throws Exception {
    generation.taking(context.timerService());
    LedgerLife now = life.value();
    if (event.kind() == Kind.DELETED) {
      delete(now, event, context, out);
    } else if (isOfNow(event.generation(), now)) {
      SummaryWrites writes = writes(context, out);
      if (event.kind() != Kind.CLOSED) {
        now = begin(now, event.generation(), event.interviewBeganAtMs(), writes);
        life.update(take(event, now, writes));
      } else if (now != null) {
        keep(now.asClosed());
      }
    }
  }

  private void delete(
      LedgerLife now, TranscriptEvent deletion, Context context, Collector<DocumentWrite> out)
      throws Exception {
    if (now != null) {
      writes(context, out).deleteForGood(now);
    }
    out.collect(DocumentWrite.deleteInterview(deletion.key()));
    life.clear();
    ledger.clear();
    generation.end(deletion.generation(), true, context.timerService());
  }

  private boolean isOfNow(int number, LedgerLife now) throws IOException {
    return !generation.drops(number) && (now == null || number >= now.generation());
  }

  private void keep(LedgerLife now) throws Exception {
    if (now.isOver()) {
      life.clear();
      ledger.clear();
    } else {
      life.update(now);
    }
  }

  private LedgerLife take(TranscriptEvent event, LedgerLife now, SummaryWrites writes)
      throws Exception {
    return switch (event.kind()) {
      case WORDS, GAP -> {
        ledger.take(event);
        yield now.written() ? writes.delete(now.open()) : now.open();
      }
      case FILLED_GAP -> {
        ledger.take(event);
        yield now;
      }
      case COMPLETED -> {
        ledger.complete(event);
        yield writeIfSettled(now.completed(), writes);
      }
      default -> now;
    };
  }

  @Override
  public void processElement2(DocumentCounts counts, Context context, Collector<DocumentWrite> out)
      throws Exception {
    generation.taking(context.timerService());
    LedgerLife now = life.value();
    if (isOfNow(counts.generation(), now)) {
      SummaryWrites writes = writes(context, out);
      now = begin(now, counts.generation(), counts.interviewBeganAtMs(), writes);
      keep(writeIfSettled(now.counted(counts), writes));
    }
  }

  /** The first of an interview, or of a higher generation of it, makes all that was before void. */
  private LedgerLife begin(LedgerLife now, int generation, long beganAtMs, SummaryWrites writes) {
    if (now != null && now.generation() == generation) {
      return now;
    }
    ledger.clear();
    return writes.begin(generation, beganAtMs, now);
  }

  private LedgerLife writeIfSettled(LedgerLife now, SummaryWrites writes) throws Exception {
    if (!now.isSettled() || ledger.isEmpty()) {
      return now;
    }
    LedgerLife written = writes.write(now, ledger.streams(), ledger.coverage());
    coverageAlarms.inc(Math.max(0, written.alarms() - now.alarms()));
    return written;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<DocumentWrite> out)
      throws IOException {
    generation.timePassed(context.timerService());
  }

  private SummaryWrites writes(Context context, Collector<DocumentWrite> out) {
    return new SummaryWrites(
        InterviewKey.parse(context.getCurrentKey()), writerEpoch(), out::collect);
  }
}
