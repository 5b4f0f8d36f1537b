package io.colloquy.flink.chapter;

import io.colloquy.core.chapter.Chapter;
import io.colloquy.core.chapter.NamedChapters;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.vector.GramMatrix;
import io.colloquy.flink.NativeLibraries;
import io.colloquy.flink.WriterEpochState;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.embed.FinalText;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.embed.TextToEmbed.Kind;
import io.colloquy.flink.nd4j.Nd4jGramMatrix;
import io.colloquy.flink.outcome.GenerationState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The step {@code find-chapters}: the only writer of chapter documents. While an interview goes on
 * they are provisional. Once it is complete they follow from its final text alone, whatever was
 * published before; as far as they stay the same, they keep their ids and are not written again.
 *
 * <p>Units that nobody could embed neither attract nor repel a boundary. {@code CLOSED} may
 * overtake vectors and is held until the last final text is taken; then, and at once by {@code
 * DELETED}, everything is cleared but the mark against vectors that were still on their way.
 */
public final class FindChapters extends KeyedProcessFunction<String, Embedded, DocumentWrite>
    implements CheckpointedFunction {
  /** The chapters of complete interviews. */
  public static final OutputTag<ChapterEvent> EVENTS = new OutputTag<>("chapter-events") {};

  private transient GenerationState generation;
  private transient ValueState<ChapterLife> life;
  private transient HeardUnits units;
  private transient WriterEpochState epoch;
  private transient GramMatrix gramMatrix;

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
    NativeLibraries.OF_ASSEMBLING.require();
    var runtime = getRuntimeContext();
    generation = GenerationState.open(runtime);
    life = runtime.getState(new ValueStateDescriptor<>("life", ChapterLife.class));
    units = new HeardUnits(runtime);
    gramMatrix = Nd4jGramMatrix.fromBreakEven();
  }

  @Override
  public void processElement(Embedded embedded, Context context, Collector<DocumentWrite> out)
      throws Exception {
    generation.taking(context.timerService());
    TextToEmbed of = embedded.of();
    boolean isDeleted = of.kind() == Kind.DELETED;
    if (isDeleted) {
      out.collect(DocumentWrite.deleteInterview(of.key()));
    } else if (generation.drops(of.generation()) || of.kind() == Kind.PASSAGE) {
      return;
    } else {
      beginIfNew(of);
      take(embedded, context, out);
    }
    if (isDeleted || units.areOver()) {
      clear();
      generation.end(of.generation(), isDeleted, context.timerService());
    }
  }

  private void take(Embedded embedded, Context context, Collector<DocumentWrite> out)
      throws Exception {
    TextToEmbed of = embedded.of();
    ChapterWrites writes =
        new ChapterWrites(
            InterviewKey.parse(of.key()), of.generation(), epoch.epoch(), out::collect);
    Optional<FinalText> whole = units.take(embedded);
    if (whole.isPresent()) {
      FinalText text = whole.get();
      List<Chapter> chapters = NamedChapters.whole(units.of(text), text.sentences(), gramMatrix);
      life.update(writes.whole(life.value(), chapters, lastBucket(text)));
      context.output(EVENTS, event(of, units.completion(), chapters));
    } else if (of.kind() == Kind.UNIT && !units.isWhole()) {
      List<Chapter> chapters = NamedChapters.provisional(units.soFar(), life.value().chapters());
      life.update(writes.provisional(life.value(), chapters));
    }
  }

  private static long lastBucket(FinalText text) {
    return text.lastBuckets().stream().mapToLong(FinalText.LastBucket::bucket).max().orElse(0);
  }

  private static ChapterEvent event(TextToEmbed of, int completion, List<Chapter> chapters) {
    return new ChapterEvent(
        of.tenantId(),
        of.interviewId(),
        of.interviewBeganAtMs(),
        of.generation(),
        completion,
        chapters);
  }

  /** The first of an interview, or of a higher generation of it, makes all that was before void. */
  private void beginIfNew(TextToEmbed of) throws IOException {
    if (generation.isBegunBy(of.generation())) {
      generation.begin(of.generation());
      clear();
      life.update(ChapterLife.begun(of.interviewBeganAtMs()));
    }
  }

  private void clear() {
    life.clear();
    units.clear();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<DocumentWrite> out)
      throws IOException {
    generation.timePassed(context.timerService());
  }
}
