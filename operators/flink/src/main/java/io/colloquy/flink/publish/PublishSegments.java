package io.colloquy.flink.publish;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.segment.SegmentSettings;
import io.colloquy.core.segment.Segmenter;
import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.flink.WriteTranscript;
import io.colloquy.flink.chapter.ChapterEvent;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The step {@code publish-segments}: the only writer of segment documents. It keeps an interview's
 * text, by bucket, until {@code DELETED}, or {@code CLOSED} and the chapters of the last completion
 * clear everything. A deletion is told once more, as {@link RepeatedDeletion} says; chapters that
 * come meanwhile are dropped.
 *
 * <p>Each start of the step is an epoch of its own. A bucket's first write in an epoch deletes all
 * ordinals it does not use, and completion writes every bucket that the epoch has not: so whatever
 * an attempt wrote that failed after its last checkpoint, nothing of it remains.
 */
public final class PublishSegments extends WriteTranscript<ChapterEvent, SegmentChange> {
  /** What was counted at each completion, and whenever chapters came. */
  public static final OutputTag<DocumentCounts> COUNTS = new OutputTag<>("document-counts") {};

  private transient ValueState<PublishLife> life;
  private transient SegmentChapters chapters;
  private transient SegmentState state;
  private transient RepeatedDeletion deletion;
  private transient Segmenter segmenter;

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    life = runtime.getState(new ValueStateDescriptor<>("life", PublishLife.class));
    chapters = new SegmentChapters(runtime);
    state = new SegmentState(runtime);
    deletion = new RepeatedDeletion(runtime);
    segmenter = new Segmenter(SegmentSettings.defaults());
  }

  @Override
  public void processElement1(TranscriptEvent event, Context context, Collector<SegmentChange> out)
      throws Exception {
    deletion.taking(context.timerService());
    if (event.kind() == Kind.BEGUN) {
      state.beginAnew();
      life.clear();
    }
    if (life.value() == null) {
      life.update(PublishLife.begun(event.generation(), event.interviewBeganAtMs()));
    }
    NamedSpeakers before = life.value().speakers();
    if (event.kind() == Kind.NAMES) {
      life.update(life.value().withSpeakers(event.speakers()));
    }
    InterviewSegments segments = segments(event.key(), out);
    switch (event.kind()) {
      case BEGUN -> {}
      case WORDS -> segments.words(event);
      case GAP -> segments.gap(event);
      case FILLED_GAP -> segments.fill(event);
      case SPEAKERS -> segments.speakers(event);
      case NAMES -> segments.rename(before, event.speakers());
      case COMPLETED -> {
        life.update(life.value().completed());
        context.output(COUNTS, segments.complete(event, life.value().completions()));
        if (event.generation() > 0) {
          out.collect(
              SegmentChange.earlierGenerationsDeleted(
                  event.key(), event.interviewBeganAtMs(), event.generation()));
        }
      }
      case CLOSED -> {
        life.update(life.value().asClosed());
        endIfOver();
      }
      case DELETED -> {
        segments.delete();
        out.collect(SegmentChange.interviewDeleted(event.key(), event.interviewBeganAtMs()));
        deletion.schedule(context.timerService());
        clear();
        chapters.clear();
      }
    }
  }

  @Override
  public void processElement2(ChapterEvent event, Context context, Collector<SegmentChange> out)
      throws Exception {
    deletion.taking(context.timerService());
    PublishLife now = life.value();
    if (deletion.isPending() || now != null && event.generation() < now.generation()) {
      return;
    }
    FinalChapters before = chapters.of(event.generation());
    chapters.take(event);
    if (now != null && event.generation() == now.generation()) {
      segments(event.key(), out).assign(before, chapters.of(event.generation()));
    }
    context.output(COUNTS, Counting.chapters(event));
    endIfOver();
  }

  private InterviewSegments segments(String key, Collector<SegmentChange> out) throws IOException {
    PublishLife now = life.value();
    BucketDocuments documents =
        new BucketDocuments(
            InterviewKey.parse(key), now, chapters.of(now.generation()), out::collect);
    return new InterviewSegments(state, segmenter, documents, writerEpoch(), now.completions() > 0);
  }

  private void endIfOver() throws Exception {
    PublishLife now = life.value();
    if (now != null && now.isOver(chapters.of(now.generation()))) {
      clear();
      chapters.end(now.generation());
    }
  }

  private void clear() {
    life.clear();
    state.clear();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SegmentChange> out)
      throws IOException {
    if (deletion.isDue(timestamp, context.timerService())) {
      out.collect(SegmentChange.interviewDeleted(context.getCurrentKey(), 0));
    }
  }
}
