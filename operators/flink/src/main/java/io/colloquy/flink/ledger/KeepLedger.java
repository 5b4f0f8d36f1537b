package io.colloquy.flink.ledger;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.WriterEpochState;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.outcome.ToldEnds;
import io.colloquy.flink.publish.DocumentCounts;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The step {@code keep-ledger}: the only writer of interviews' summaries. A summary is there
 * exactly while its interview is complete and all other documents of it are written. What the step
 * keeps, {@code CLOSED} or {@code DELETED} clears; the count of such ends, which keeps out what
 * other steps counted before, when they have told of the same end.
 */
public final class KeepLedger
    extends KeyedCoProcessFunction<String, TranscriptEvent, DocumentCounts, DocumentWrite>
    implements CheckpointedFunction {
  private transient ValueState<LedgerLife> life;
  private transient InterviewLedger ledger;
  private transient ToldEnds ends;
  private transient WriterEpochState epoch;
  private transient Counter coverageAlarms;

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    epoch = WriterEpochState.open(context);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    epoch.snapshot();
  }

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    life = runtime.getState(new ValueStateDescriptor<>("life", LedgerLife.class));
    ledger = new InterviewLedger(runtime);
    ends = new ToldEnds(runtime, DocumentCounts.tellers());
    coverageAlarms = runtime.getMetricGroup().counter("coverageAlarms");
  }

  @Override
  public void processElement1(TranscriptEvent event, Context context, Collector<DocumentWrite> out)
      throws Exception {
    LedgerLife now = life.value();
    boolean isOfOlderGeneration = now != null && event.generation() < now.generation();
    if (event.kind() == Kind.DELETED && now != null) {
      writes(context, out).deleteForGood(now);
    }
    if (event.kind() == Kind.DELETED || event.kind() == Kind.CLOSED && !isOfOlderGeneration) {
      life.clear();
      ledger.clear();
    }
    switch (event.kind()) {
      case DELETED -> {
        out.collect(DocumentWrite.deleteInterview(event.key()));
        ends.toldByTranscript();
      }
      case CLOSED -> ends.toldByTranscript();
      default -> {
        if (!isOfOlderGeneration) {
          SummaryWrites writes = writes(context, out);
          now = begin(now, event.generation(), event.interviewBeganAtMs(), writes);
          life.update(take(event, now, writes));
        }
      }
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
    LedgerLife now = life.value();
    if (counts.over()) {
      ends.toldBy(counts.of().teller());
    } else if (!ends.isBehind(counts.of().teller())
        && (now == null || counts.generation() >= now.generation())) {
      SummaryWrites writes = writes(context, out);
      now = begin(now, counts.generation(), counts.interviewBeganAtMs(), writes);
      life.update(writeIfSettled(now.counted(counts), writes));
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

  private SummaryWrites writes(Context context, Collector<DocumentWrite> out) {
    return new SummaryWrites(
        InterviewKey.parse(context.getCurrentKey()), epoch.epoch(), out::collect);
  }
}
