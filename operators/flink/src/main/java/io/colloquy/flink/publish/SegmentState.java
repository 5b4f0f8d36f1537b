package io.colloquy.flink.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/** Keeps the segments of the interview that is the current key. */
final class SegmentState {
  private final MapState<String, StreamSegments> streams;
  private final MapState<BucketPosition, BucketContent> buckets;

  SegmentState(RuntimeContext context) {
    streams =
        context.getMapState(
            new MapStateDescriptor<>("streams", String.class, StreamSegments.class));
    buckets =
        context.getMapState(
            new MapStateDescriptor<>("buckets", BucketPosition.class, BucketContent.class));
  }

  StreamSegments stream(String streamId) throws Exception {
    StreamSegments stream = streams.get(streamId);
    return stream == null ? StreamSegments.start() : stream;
  }

  void put(String streamId, StreamSegments stream) throws Exception {
    streams.put(streamId, stream);
  }

  /** Every stream by its id, as a copy. */
  List<Map.Entry<String, StreamSegments>> streams() throws Exception {
    List<Map.Entry<String, StreamSegments>> copy = new ArrayList<>();
    streams.entries().forEach(entry -> copy.add(Map.entry(entry.getKey(), entry.getValue())));
    return copy;
  }

  BucketContent content(String streamId, long bucket) throws Exception {
    BucketContent content = buckets.get(new BucketPosition(streamId, bucket));
    return content == null ? BucketContent.empty(bucket) : content;
  }

  void put(String streamId, BucketContent content) throws Exception {
    buckets.put(new BucketPosition(streamId, content.text().bucket()), content);
  }

  /** Forgets the text of an earlier generation, but not what completion must write over. */
  void beginAnew() throws Exception {
    for (Map.Entry<String, StreamSegments> stream : streams()) {
      put(stream.getKey(), StreamSegments.after(stream.getValue().reachedMs()));
    }
    List<BucketPosition> positions = new ArrayList<>();
    buckets.keys().forEach(positions::add);
    for (BucketPosition position : positions) {
      buckets.put(position, buckets.get(position).ofEarlierGeneration());
    }
  }

  void clear() {
    streams.clear();
    buckets.clear();
  }
}
