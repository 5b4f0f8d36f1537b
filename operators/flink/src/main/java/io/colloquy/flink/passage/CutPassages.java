package io.colloquy.flink.passage;

import io.colloquy.core.chapter.UnitText;
import io.colloquy.core.passage.InterviewText;
import io.colloquy.core.passage.Passage;
import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.flink.embed.FinalText.LastBucket;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import java.util.ArrayList;
import java.util.List;
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

  /** Tells what of the end is likely to stay. */
  private void tellTail(TranscriptEvent event, Consumer<TextToEmbed> out) throws Exception {
    if (!tellsTexts) {
      return;
    }
    CutProgress now = progress();
    Map<String, StreamCutting> streams = words.progress();
    SettledText settled = new SettledText(streams, now.nextStretch());
    InterviewText tail = InterviewText.of(words.from(settled.fromMs()));
    for (Passage passage : settled.passages(tail)) {
      texts.passage(passage, event, now.revision() + 1, out);
      StreamCutting stream = streams.get(passage.streamId());
      words.progress(passage.streamId(), stream.withNextBucket(passage.bucket() + 1));
    }
    for (UnitText unit : settled.units(tail)) {
      texts.unit(unit, event, now.revision() + 1, out);
    }
    progress.update(now.withNextStretch(settled.nextStretch(tail)));
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
