package io.colloquy.flink.publish;

import io.colloquy.core.segment.SegmentSettings;
import io.colloquy.core.segment.Segmenter;
import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.flink.StartTime;
import io.colloquy.flink.stitch.TranscriptEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The step {@code publish-segments}: the only writer of segment documents. It keeps an interview's
 * text, by bucket, until {@code CLOSED} or {@code DELETED} clears everything. A deletion leaves the
 * time at which it is told once more, which its timer clears: what a task that failed had sent, or
 * what a rescaled sink had buffered, may have been written meanwhile.
 *
 * <p>Each start of the step is an epoch of its own. A bucket's first write in an epoch deletes all
 * ordinals it does not use, and completion writes every bucket that the epoch has not: so whatever
 * an attempt wrote that failed after its last checkpoint, nothing of it remains.
 */
public final class PublishSegments
    extends KeyedProcessFunction<String, TranscriptEvent, SegmentChange>
    implements CheckpointedFunction {
  /** What was counted at each completion, closing and deletion. */
  public static final OutputTag<SegmentCounts> COUNTS = new OutputTag<>("segment-counts") {};

  /** Longer than a request of a task that is gone may still be on its way to Elasticsearch. */
  private static final long DELETION_REPEATED_AFTER_MS = Duration.ofMinutes(10).toMillis();

  private transient ValueState<PublishLife> life;
  private transient MapState<String, StreamSegments> streams;
  private transient MapState<BucketPosition, BucketContent> buckets;
  private transient ValueState<Long> deletionRepeatedAtMs;
  private transient Segmenter segmenter;
  private transient WriterEpochState epoch;
  private transient StartTime start;

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
    start = new StartTime();
    life = runtime.getState(new ValueStateDescriptor<>("life", PublishLife.class));
    streams =
        runtime.getMapState(
            new MapStateDescriptor<>("streams", String.class, StreamSegments.class));
    buckets =
        runtime.getMapState(
            new MapStateDescriptor<>("buckets", BucketPosition.class, BucketContent.class));
    deletionRepeatedAtMs =
        runtime.getState(new ValueStateDescriptor<>("deletion-repeated-at", Long.class));
    segmenter = new Segmenter(SegmentSettings.defaults());
  }

  @Override
  public void processElement(TranscriptEvent event, Context context, Collector<SegmentChange> out)
      throws Exception {
    start.noted(context.timerService().currentProcessingTime());
    if (event.kind() == TranscriptEvent.Kind.BEGUN) {
      beginAnew();
    }
    if (life.value() == null) {
      life.update(new PublishLife(event.generation(), event.interviewBeganAtMs(), null));
    }
    NamedSpeakers before = life.value().speakers();
    if (event.kind() == TranscriptEvent.Kind.NAMES) {
      life.update(life.value().withSpeakers(event.speakers()));
    }
    BucketDocuments documents =
        new BucketDocuments(event.tenantId(), event.interviewId(), life.value(), out::collect);
    InterviewSegments segments =
        new InterviewSegments(streams, buckets, segmenter, documents, epoch.epoch());
    switch (event.kind()) {
      case BEGUN -> {}
      case WORDS -> segments.words(event);
      case GAP -> segments.gap(event);
      case FILLED_GAP -> segments.fill(event);
      case SPEAKERS -> segments.speakers(event);
      case NAMES -> segments.rename(before, event.speakers());
      case COMPLETED -> {
        SegmentCounts counts = segments.complete(event);
        if (event.generation() > 0) {
          out.collect(
              SegmentChange.earlierGenerationsDeleted(
                  event.key(), event.interviewBeganAtMs(), event.generation()));
        }
        context.output(COUNTS, counts);
      }
      case CLOSED -> end(event, context);
      case DELETED -> {
        segments.delete();
        out.collect(SegmentChange.interviewDeleted(event.key(), event.interviewBeganAtMs()));
        repeatDeletion(context.timerService());
        end(event, context);
      }
    }
  }

  /** Forgets the text of an earlier generation, but not what completion must write over. */
  private void beginAnew() throws Exception {
    List<String> streamIds = new ArrayList<>();
    streams.keys().forEach(streamIds::add);
    for (String streamId : streamIds) {
      streams.put(streamId, StreamSegments.after(streams.get(streamId).reachedMs()));
    }
    List<BucketPosition> positions = new ArrayList<>();
    buckets.keys().forEach(positions::add);
    for (BucketPosition position : positions) {
      buckets.put(position, buckets.get(position).ofEarlierGeneration());
    }
    life.clear();
  }

  private void end(TranscriptEvent event, Context context) {
    life.clear();
    streams.clear();
    buckets.clear();
    context.output(COUNTS, SegmentCounts.over(event));
  }

  private void repeatDeletion(TimerService timers) throws IOException {
    long repeatedAtMs = timers.currentProcessingTime() + DELETION_REPEATED_AFTER_MS;
    deletionRepeatedAtMs.update(repeatedAtMs);
    timers.registerProcessingTimeTimer(repeatedAtMs);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SegmentChange> out)
      throws IOException {
    long startedAtMs = start.noted(context.timerService().currentProcessingTime());
    Long repeatedAtMs = deletionRepeatedAtMs.value();
    if (repeatedAtMs == null || timestamp < repeatedAtMs) {
      return;
    }
    // A restored sink only now sends what it had buffered.
    if (repeatedAtMs < startedAtMs) {
      repeatDeletion(context.timerService());
    } else {
      deletionRepeatedAtMs.clear();
      out.collect(SegmentChange.interviewDeleted(context.getCurrentKey(), 0));
    }
  }
}
