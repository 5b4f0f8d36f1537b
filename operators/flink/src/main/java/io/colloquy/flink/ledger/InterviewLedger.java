package io.colloquy.flink.ledger;

import io.colloquy.core.coverage.Coverage;
import io.colloquy.core.coverage.CoverageBucket;
import io.colloquy.core.coverage.StreamCoverage;
import io.colloquy.core.text.Word;
import io.colloquy.flink.publish.BucketPosition;
import io.colloquy.flink.stitch.FilledSpans;
import io.colloquy.flink.stitch.TranscriptEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/** Keeps account of the interview that is the current key. */
final class InterviewLedger {
  private final MapState<String, StreamLedger> streams;
  private final MapState<BucketPosition, CoverageBucket> buckets;

  InterviewLedger(RuntimeContext context) {
    streams =
        context.getMapState(new MapStateDescriptor<>("streams", String.class, StreamLedger.class));
    buckets =
        context.getMapState(
            new MapStateDescriptor<>("coverage", BucketPosition.class, CoverageBucket.class));
  }

  /** Words or a gap are final, or late audio filled a gap. */
  void take(TranscriptEvent event) throws Exception {
    String streamId = event.streamId();
    List<Word> words = event.words();
    StreamCoverage coverage = new StreamCoverage(bucket -> bucket(streamId, bucket));
    switch (event.kind()) {
      case GAP -> coverage.gap(event.startMs(), event.endMs());
      case FILLED_GAP -> {
        words = FilledSpans.words(event);
        coverage.noGap(event.startMs(), event.endMs());
        event.remaining().forEach(span -> coverage.gap(span.startMs(), span.endMs()));
      }
      default -> {}
    }
    coverage.words(words);
    event.unclear().forEach(span -> coverage.unclear(span.startMs(), span.endMs()));
    event.speech().forEach(span -> coverage.speech(span.startMs(), span.endMs()));
    for (CoverageBucket touched : coverage.touched()) {
      buckets.put(new BucketPosition(streamId, touched.bucket()), touched);
    }
    StreamLedger stream = streams.get(streamId);
    stream = stream == null ? StreamLedger.empty() : stream;
    streams.put(streamId, stream.with(event, words.size()));
  }

  /** The interview is complete: streams in which nobody spoke were not told of before. */
  void complete(TranscriptEvent event) throws Exception {
    for (String streamId : event.streams()) {
      if (!streams.contains(streamId)) {
        streams.put(streamId, StreamLedger.empty().with(event, 0));
      }
    }
  }

  private CoverageBucket bucket(String streamId, long bucket) {
    try {
      return buckets.get(new BucketPosition(streamId, bucket));
    } catch (Exception unreadable) {
      throw new IllegalStateException("Coverage state cannot be read", unreadable);
    }
  }

  /** Whether there was no audio. */
  boolean isEmpty() throws Exception {
    return streams.isEmpty();
  }

  /** What is known of each stream, by its id, in order. */
  Map<String, StreamLedger> streams() throws Exception {
    Map<String, StreamLedger> sorted = new TreeMap<>();
    streams.entries().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** The coverage of each stream, by its id, in order. */
  Map<String, Coverage> coverage() throws Exception {
    Map<String, TreeMap<Long, CoverageBucket>> sorted = new TreeMap<>();
    for (Map.Entry<BucketPosition, CoverageBucket> entry : buckets.entries()) {
      sorted
          .computeIfAbsent(entry.getKey().streamId(), streamId -> new TreeMap<>())
          .put(entry.getKey().bucket(), entry.getValue());
    }
    Map<String, Coverage> coverage = new TreeMap<>();
    sorted.forEach(
        (streamId, inOrder) ->
            coverage.put(streamId, Coverage.of(new ArrayList<>(inOrder.values()))));
    return coverage;
  }

  void clear() {
    streams.clear();
    buckets.clear();
  }
}
