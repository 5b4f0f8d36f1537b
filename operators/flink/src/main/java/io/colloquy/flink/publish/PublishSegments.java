package io.colloquy.flink.publish;

import io.colloquy.core.segment.BucketHistory;
import io.colloquy.core.segment.BucketText;
import io.colloquy.core.segment.Gap;
import io.colloquy.core.segment.Segment;
import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.segment.SegmentSettings;
import io.colloquy.core.segment.Segmented;
import io.colloquy.core.segment.Segmenter;
import io.colloquy.core.segment.Transcript;
import io.colloquy.core.stitch.StitchConfidence;
import io.colloquy.core.text.Word;
import io.colloquy.core.version.WriterEpoch;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The step {@code publish-segments}: the only writer of segment documents. It keeps an interview's
 * text, by bucket, until {@code CLOSED} or {@code DELETED} clears everything.
 *
 * <p>Each start of the step is an epoch of its own. A bucket's first write in an epoch deletes all
 * ordinals it does not use, and completion writes every bucket that the epoch has not: so whatever
 * an attempt wrote that failed after its last checkpoint, nothing of it remains.
 */
public final class PublishSegments
    extends KeyedProcessFunction<String, TranscriptEvent, SegmentChange>
    implements CheckpointedFunction {
  private transient ListState<Long> epochs;
  private transient ValueState<PublishLife> life;
  private transient MapState<String, StreamSegments> streams;
  private transient MapState<BucketPosition, BucketContent> buckets;
  private transient Segmenter segmenter;
  private transient long writerEpoch;

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    epochs =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("writer-epochs", Long.class));
    List<Long> restored = new ArrayList<>();
    epochs.get().forEach(restored::add);
    writerEpoch = WriterEpoch.next(restored, Instant.now());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    epochs.update(List.of(writerEpoch));
  }

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    life = runtime.getState(new ValueStateDescriptor<>("life", PublishLife.class));
    streams =
        runtime.getMapState(
            new MapStateDescriptor<>("streams", String.class, StreamSegments.class));
    buckets =
        runtime.getMapState(
            new MapStateDescriptor<>("buckets", BucketPosition.class, BucketContent.class));
    segmenter = new Segmenter(SegmentSettings.defaults());
  }

  @Override
  public void processElement(TranscriptEvent event, Context context, Collector<SegmentChange> out)
      throws Exception {
    if (event.kind() == TranscriptEvent.Kind.BEGUN) {
      beginAnew();
    }
    if (life.value() == null) {
      life.update(new PublishLife(event.generation(), event.interviewBeganAtMs()));
    }
    BucketDocuments documents =
        new BucketDocuments(event.tenantId(), event.interviewId(), life.value(), out::collect);
    switch (event.kind()) {
      case BEGUN -> {}
      case WORDS -> words(event, documents);
      case GAP -> gap(event, documents);
      case FILLED_GAP -> fill(event, documents);
      case COMPLETED -> complete(event, documents);
      case CLOSED -> clear();
      case DELETED -> delete(documents);
    }
  }

  /** Forgets the text of an earlier generation, but not how far completion must write over it. */
  private void beginAnew() throws Exception {
    for (Map.Entry<String, StreamSegments> entry : copyOfStreams()) {
      streams.put(entry.getKey(), StreamSegments.after(entry.getValue().reachedMs()));
    }
    life.clear();
    buckets.clear();
  }

  private void words(TranscriptEvent event, BucketDocuments documents) throws Exception {
    StreamSegments stream = stream(event.streamId());
    Segmented segmented = segmenter.accept(stream.open(), event.words(), event.finalUntilMs());
    List<Long> lowSeams = new ArrayList<>(stream.lowSeamsMs());
    if (event.confidence() == StitchConfidence.LOW && !event.words().isEmpty()) {
      lowSeams.add(event.words().get(0).startMs());
    }
    StreamSegments next = stream.next(segmented.open(), event.finalUntilMs(), lowSeams);
    streams.put(event.streamId(), next);
    add(event, next, segmented.segments(), List.of(), documents);
  }

  private void gap(TranscriptEvent event, BucketDocuments documents) throws Exception {
    StreamSegments stream = stream(event.streamId());
    Segmented segmented = segmenter.close(stream.open());
    StreamSegments next = stream.next(segmented.open(), event.finalUntilMs(), stream.lowSeamsMs());
    streams.put(event.streamId(), next);
    Gap gap = new Gap(event.startMs(), event.endMs(), event.reason());
    add(event, next, segmented.segments(), List.of(gap), documents);
  }

  private void add(
      TranscriptEvent event,
      StreamSegments stream,
      List<Segment> segments,
      List<Gap> gaps,
      BucketDocuments documents)
      throws Exception {
    Transcript transcript = transcript(event.streamId());
    write(event, stream, transcript.add(segments, gaps), documents);
  }

  private void fill(TranscriptEvent event, BucketDocuments documents) throws Exception {
    StreamSegments stream = stream(event.streamId());
    Gap gap = new Gap(event.startMs(), event.endMs(), event.reason());
    for (MediaSpan filled : FilledSpans.of(event)) {
      List<Word> words = FilledSpans.wordsIn(filled, event);
      List<BucketText> touched =
          transcript(event.streamId()).fill(gap, filled.startMs(), filled.endMs(), words);
      write(event, stream, touched, documents);
      gap = new Gap(filled.endMs(), event.endMs(), event.reason());
    }
  }

  private void write(
      TranscriptEvent event,
      StreamSegments stream,
      List<BucketText> touched,
      BucketDocuments documents)
      throws Exception {
    for (BucketText text : touched) {
      BucketContent content = content(event.streamId(), text.bucket()).with(text, event);
      write(event.streamId(), content, stream, documents);
    }
  }

  private void write(
      String streamId, BucketContent content, StreamSegments stream, BucketDocuments documents)
      throws Exception {
    BucketHistory history = documents.write(streamId, content, writerEpoch, stream.lowSeamsMs());
    buckets.put(
        new BucketPosition(streamId, content.text().bucket()), content.withHistory(history));
  }

  private void complete(TranscriptEvent event, BucketDocuments documents) throws Exception {
    for (Map.Entry<String, StreamSegments> entry : copyOfStreams()) {
      String streamId = entry.getKey();
      StreamSegments stream = entry.getValue();
      List<Segment> last = segmenter.close(stream.open()).segments();
      StreamSegments closed = new StreamSegments(null, stream.reachedMs(), stream.lowSeamsMs());
      streams.put(streamId, closed);
      for (BucketText text : transcript(streamId).add(last, List.of())) {
        BucketContent content = content(streamId, text.bucket()).with(text, event);
        write(streamId, content, closed, documents);
      }
      for (long bucket = 0; bucket <= SegmentBucket.of(stream.reachedMs()); bucket++) {
        BucketContent content = content(streamId, bucket);
        if (content.history().writerEpoch() != writerEpoch) {
          write(streamId, content, closed, documents);
        }
      }
    }
  }

  private void delete(BucketDocuments documents) throws Exception {
    for (Map.Entry<String, StreamSegments> entry : copyOfStreams()) {
      for (long b = 0; b <= SegmentBucket.of(entry.getValue().reachedMs()); b++) {
        BucketContent gone = content(entry.getKey(), b).withoutText();
        documents.write(entry.getKey(), gone, writerEpoch, List.of());
      }
    }
    clear();
  }

  private Transcript transcript(String streamId) {
    return new Transcript(
        segmenter,
        bucket -> {
          try {
            return content(streamId, bucket).text();
          } catch (Exception unreadable) {
            throw new IllegalStateException("Bucket state cannot be read", unreadable);
          }
        });
  }

  private BucketContent content(String streamId, long bucket) throws Exception {
    BucketContent content = buckets.get(new BucketPosition(streamId, bucket));
    return content == null ? BucketContent.empty(bucket) : content;
  }

  private StreamSegments stream(String streamId) throws Exception {
    StreamSegments stream = streams.get(streamId);
    return stream == null ? StreamSegments.start() : stream;
  }

  private List<Map.Entry<String, StreamSegments>> copyOfStreams() throws Exception {
    List<Map.Entry<String, StreamSegments>> copy = new ArrayList<>();
    streams.entries().forEach(entry -> copy.add(Map.entry(entry.getKey(), entry.getValue())));
    return copy;
  }

  private void clear() {
    life.clear();
    streams.clear();
    buckets.clear();
  }
}
