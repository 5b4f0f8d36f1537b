package io.colloquy.flink.passage;

import io.colloquy.core.chapter.SentenceCutter;
import io.colloquy.core.chapter.UnitCutter;
import io.colloquy.core.chapter.UnitText;
import io.colloquy.core.passage.InterviewText;
import io.colloquy.core.passage.Passage;
import io.colloquy.core.passage.PassageCutter;
import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.flink.embed.FinalText.LastBucket;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The step {@code cut-passages}: tells the texts of which chapters and passages are made. While an
 * interview goes on it tells what has just been said, once; whenever the interview is complete,
 * everything, cut from its words alone. {@code CLOSED} or {@code DELETED} clears everything.
 */
public final class CutPassages extends KeyedProcessFunction<String, TranscriptEvent, TextToEmbed> {
  /** So much earlier text is read again, in which a run-on sentence finds its place. */
  private static final long LEAD_MS = SegmentBucket.DURATION_MS;

  /** What could not be told for so long, because somebody says little, waits for completion. */
  private static final long LONGEST_TAIL_MS = 300_000;

  private static final long LONGEST_LAG_MS = 120_000;

  private final boolean tellsTexts;
  private transient ValueState<CutProgress> progress;
  private transient InterviewWords words;
  private transient TextsToEmbed texts;

  /**
   * @param tellsTexts false for interviews without chapters and passages: each completion then
   *     tells that there are none, and those of before are deleted. Words are kept all the same, so
   *     that an interview has all of them if the job is restored with true
   */
  public CutPassages(boolean tellsTexts) {
    this.tellsTexts = tellsTexts;
  }

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    progress = runtime.getState(new ValueStateDescriptor<>("progress", CutProgress.class));
    words = InterviewWords.open(runtime);
    texts = TextsToEmbed.open(runtime);
  }

  @Override
  public void processElement(TranscriptEvent event, Context context, Collector<TextToEmbed> out)
      throws Exception {
    switch (event.kind()) {
      case BEGUN -> clear();
      case WORDS, GAP -> {
        words.take(event);
        tellTail(event, out::collect);
      }
      case FILLED_GAP, SPEAKERS -> words.take(event);
      case NAMES -> {}
      case COMPLETED -> tellAll(event, out::collect);
      case CLOSED, DELETED -> {
        int revision = progress().revision();
        clear();
        TextToEmbed.Kind kind =
            event.kind() == Kind.CLOSED ? TextToEmbed.Kind.CLOSED : TextToEmbed.Kind.DELETED;
        out.collect(TextsToEmbed.event(kind, event, revision, null));
      }
    }
  }

  private void tellAll(TranscriptEvent event, Consumer<TextToEmbed> out) throws Exception {
    CutProgress now = progress().completed();
    progress.update(now);
    List<LastBucket> lastBuckets = new ArrayList<>();
    for (Map.Entry<String, StreamCutting> stream : words.progress().entrySet()) {
      long last = SegmentBucket.of(stream.getValue().reachedMs());
      lastBuckets.add(new LastBucket(stream.getKey(), last));
    }
    InterviewText all = InterviewText.of(tellsTexts ? words.from(0) : List.of());
    texts.all(all, lastBuckets, event, now.revision(), out);
  }

  /** Tells units and passages of which the last word is known. */
  private void tellTail(TranscriptEvent event, Consumer<TextToEmbed> out) throws Exception {
    if (!tellsTexts) {
      return;
    }
    CutProgress now = progress();
    Map<String, StreamCutting> streams = words.progress();
    long knownMs = knownMs(streams.values());
    long nextMs =
        streams.values().stream()
            .mapToLong(stream -> stream.nextBucket() * SegmentBucket.DURATION_MS)
            .reduce(now.nextStretch() * UnitCutter.STRETCH_MS, Math::min);
    long fromMs = Math.max(Math.max(0, nextMs - LEAD_MS), knownMs - LONGEST_TAIL_MS);
    InterviewText tail = InterviewText.of(words.from(fromMs));
    for (Passage passage : tail.passages()) {
      tell(passage, streams, now, event, out);
    }
    progress.update(now.withNextStretch(tellUnits(tail.units(), knownMs, now, event, out)));
  }

  /**
   * How far all streams are known. One that stands still does not hold up the others: it may have
   * ended.
   */
  private static long knownMs(Collection<StreamCutting> streams) {
    LongSummaryStatistics reached =
        streams.stream().mapToLong(StreamCutting::reachedMs).summaryStatistics();
    return Math.max(reached.getMin(), reached.getMax() - LONGEST_LAG_MS);
  }

  /** Returns the first stretch that is still to be told. */
  private long tellUnits(
      List<UnitText> units,
      long knownMs,
      CutProgress now,
      TranscriptEvent event,
      Consumer<TextToEmbed> out)
      throws Exception {
    long wholeMs = Math.max(0, knownMs - SentenceCutter.PAUSE_MS);
    for (UnitText unit : units) {
      long stretch = unit.unit().startMs() / UnitCutter.STRETCH_MS;
      if ((stretch + 1) * UnitCutter.STRETCH_MS > wholeMs || unit.unit().endMs() > wholeMs) {
        return Math.max(stretch, now.nextStretch());
      }
      if (stretch >= now.nextStretch()) {
        texts.unit(unit, event, now.revision() + 1, out);
      }
    }
    return Math.max(wholeMs / UnitCutter.STRETCH_MS, now.nextStretch());
  }

  private void tell(
      Passage passage,
      Map<String, StreamCutting> streams,
      CutProgress now,
      TranscriptEvent event,
      Consumer<TextToEmbed> out)
      throws Exception {
    StreamCutting stream = streams.get(passage.streamId());
    boolean isWhole =
        passage.words() >= PassageCutter.LEAST_WORDS
            && passage.endMs() + SentenceCutter.PAUSE_MS <= stream.reachedMs();
    if (isWhole && passage.bucket() >= stream.nextBucket()) {
      texts.passage(passage, event, now.revision() + 1, out);
      StreamCutting next = stream.withNextBucket(passage.bucket() + 1);
      streams.put(passage.streamId(), next);
      words.progress(passage.streamId(), next);
    }
  }

  private CutProgress progress() throws Exception {
    CutProgress now = progress.value();
    return now == null ? CutProgress.start() : now;
  }

  private void clear() {
    progress.clear();
    words.clear();
    texts.clear();
  }
}
