package io.colloquy.flink.publish;

import io.colloquy.core.segment.SegmentSettings;
import io.colloquy.core.segment.Segmenter;
import io.colloquy.core.version.WriterEpoch;
import io.colloquy.flink.stitch.TranscriptEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    InterviewSegments segments =
        new InterviewSegments(streams, buckets, segmenter, documents, writerEpoch);
    switch (event.kind()) {
      case BEGUN -> {}
      case WORDS -> segments.words(event);
      case GAP -> segments.gap(event);
      case FILLED_GAP -> segments.fill(event);
      case COMPLETED -> segments.complete(event);
      case DELETED -> {
        segments.delete();
        clear();
      }
      case CLOSED -> clear();
    }
  }

  /** Forgets the text of an earlier generation, but not how far completion must write over it. */
  private void beginAnew() throws Exception {
    List<String> streamIds = new ArrayList<>();
    streams.keys().forEach(streamIds::add);
    for (String streamId : streamIds) {
      streams.put(streamId, StreamSegments.after(streams.get(streamId).reachedMs()));
    }
    life.clear();
    buckets.clear();
  }

  private void clear() {
    life.clear();
    streams.clear();
    buckets.clear();
  }
}
