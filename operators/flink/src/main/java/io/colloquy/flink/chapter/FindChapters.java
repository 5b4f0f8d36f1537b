package io.colloquy.flink.chapter;

import io.colloquy.core.chapter.Chapter;
import io.colloquy.core.chapter.NamedChapters;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.vector.GramMatrix;
import io.colloquy.flink.NativeLibraries;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.embed.FinalText;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.embed.TextToEmbed.Kind;
import io.colloquy.flink.embed.WriteEmbedded;
import io.colloquy.flink.nd4j.Nd4jGramMatrix;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The step {@code find-chapters}: the only writer of chapter documents. While an interview goes on
 * they are provisional. Once it is complete they follow from its final text alone, whatever was
 * published before; as far as they stay the same, they keep their ids and are not written again.
 *
 * <p>Units that nobody could embed neither attract nor repel a boundary.
 */
public final class FindChapters extends WriteEmbedded {
  /** The chapters of complete interviews. */
  public static final OutputTag<ChapterEvent> EVENTS = new OutputTag<>("chapter-events") {};

  private transient ValueState<ChapterLife> life;
  private transient HeardUnits units;
  private transient GramMatrix gramMatrix;

  public FindChapters() {
    super(Kind.PASSAGE);
  }

  @Override
  public void open(OpenContext context) {
    NativeLibraries.OF_ASSEMBLING.require();
    super.open(context);
    var runtime = getRuntimeContext();
    life = runtime.getState(new ValueStateDescriptor<>("life", ChapterLife.class));
    units = new HeardUnits(runtime);
    gramMatrix = Nd4jGramMatrix.fromBreakEven();
  }

  @Override
  protected void begin(TextToEmbed of) throws IOException {
    life.update(ChapterLife.begun(of.interviewBeganAtMs()));
  }

  @Override
  protected void take(Embedded embedded, Context context, Collector<DocumentWrite> out)
      throws Exception {
    TextToEmbed of = embedded.of();
    ChapterWrites writes =
        new ChapterWrites(
            InterviewKey.parse(of.key()), of.generation(), writerEpoch(), out::collect);
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

  @Override
  protected boolean isOver() throws Exception {
    return units.areOver();
  }

  @Override
  protected void clear() {
    life.clear();
    units.clear();
  }
}
