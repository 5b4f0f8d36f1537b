package io.colloquy.flink.passage;

import io.colloquy.core.version.DocumentVersion;
import io.colloquy.flink.WriterEpochState;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.embed.EmbeddedTexts;
import io.colloquy.flink.embed.FinalText;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.embed.TextToEmbed.Kind;
import io.colloquy.flink.outcome.GenerationState;
import io.colloquy.flink.publish.DocumentCounts;
import io.colloquy.flink.publish.DocumentCounts.Of;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The step {@code publish-passages}: the only writer of passage documents. Passages go out as they
 * come; completion writes every one that this start of the step has not, and deletes all places
 * that it does not use. {@code CLOSED} may overtake vectors and is held until the last final text
 * is taken; then, and at once by {@code DELETED}, everything is cleared but a mark against vectors
 * that were still on their way, which its timer clears.
 */
public final class PublishPassages extends KeyedProcessFunction<String, Embedded, DocumentWrite>
    implements CheckpointedFunction {
  /** What was counted at each completion. */
  public static final OutputTag<DocumentCounts> COUNTS = new OutputTag<>("passage-counts") {};

  private transient GenerationState generation;
  private transient EmbeddedTexts texts;
  private transient InterviewPassages passages;
  private transient WriterEpochState epoch;

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
    generation = GenerationState.open(getRuntimeContext());
    texts = EmbeddedTexts.open(getRuntimeContext(), FinalText::passageHashes);
    passages = InterviewPassages.open(getRuntimeContext());
  }

  @Override
  public void processElement(Embedded embedded, Context context, Collector<DocumentWrite> out)
      throws Exception {
    generation.taking(context.timerService());
    TextToEmbed of = embedded.of();
    boolean isDeleted = of.kind() == Kind.DELETED;
    if (isDeleted) {
      out.collect(DocumentWrite.deleteInterview(of.key()));
    } else if (generation.drops(of.generation()) || of.kind() == Kind.UNIT) {
      return;
    } else {
      take(embedded, context, out);
    }
    if (isDeleted || texts.areOver()) {
      clear();
      generation.end(of.generation(), isDeleted, context.timerService());
    }
  }

  private void take(Embedded embedded, Context context, Collector<DocumentWrite> out)
      throws Exception {
    TextToEmbed of = embedded.of();
    PassageWrites writes = new PassageWrites(embedded, epoch.epoch(), out::collect);
    if (generation.isBegunBy(of.generation())) {
      generation.begin(of.generation());
      clear();
    }
    boolean wasComplete = texts.takenRevision() > 0;
    Optional<FinalText> complete = texts.take(embedded);
    if (complete.isPresent()) {
      if (of.generation() > 0 && !wasComplete) {
        long version = DocumentVersion.firstOf(of.generation()).toLong();
        out.collect(DocumentWrite.deleteInterviewBelow(of.key(), version));
      }
      passages.complete(complete.get(), texts, writes);
      int documents = complete.get().passages().size();
      context.output(COUNTS, counts(of, texts.takenRevision(), documents));
    } else if (of.kind() == Kind.PASSAGE && !wasComplete) {
      passages.write(of.passage(), embedded.vector(), writes);
    }
  }

  private static DocumentCounts counts(TextToEmbed of, int completion, int documents) {
    return new DocumentCounts(
        Of.PASSAGES,
        of.tenantId(),
        of.interviewId(),
        of.interviewBeganAtMs(),
        of.generation(),
        completion,
        documents,
        0,
        null);
  }

  private void clear() {
    texts.clear();
    passages.clear();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<DocumentWrite> out)
      throws IOException {
    generation.timePassed(context.timerService());
  }
}
