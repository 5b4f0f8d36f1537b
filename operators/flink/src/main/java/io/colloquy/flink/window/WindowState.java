package io.colloquy.flink.window;

import io.colloquy.core.arrival.ChunkOrder;
import io.colloquy.flink.read.InterviewRecord;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/**
 * Everything that {@code window-audio} keeps of an interview. {@code CLOSED} and {@code DELETED}
 * clear all but the mark, which its own timer clears; the idle bound sees to it that every
 * interview comes to its end.
 *
 * @param life of the interview as a whole
 * @param clock its processing times; written with every record, and so kept apart
 * @param mark what is left of a closed or deleted interview
 * @param orders which chunks of a stream came; written with every chunk, and so kept apart
 * @param chunks those that wait, for an earlier one or for a second of audio to be worth decoding;
 *     removed when they are decoded
 * @param streams where each stream's decoding and cutting stands
 * @param references the file that a stream is reading, a block at a time; removed at its end
 * @param audio seconds of audio by channel; removed once no window needs them
 * @param gaps what late audio may still fill, by stream and first missing chunk
 * @param gapParts how many parts of a gap's number were given out, by channel and number
 */
record WindowState(
    ValueState<InterviewLife> life,
    ValueState<InterviewClock> clock,
    ValueState<InterviewMark> mark,
    MapState<String, ChunkOrder.State> orders,
    MapState<ChunkPosition, InterviewRecord> chunks,
    MapState<String, StreamProgress> streams,
    MapState<String, ReferenceProgress> references,
    MapState<BlockPosition, byte[]> audio,
    MapState<ChunkPosition, OpenGap> gaps,
    MapState<ChunkPosition, Integer> gapParts) {

  static WindowState of(RuntimeContext runtime) {
    return new WindowState(
        value(runtime, "life", InterviewLife.class),
        value(runtime, "clock", InterviewClock.class),
        value(runtime, "mark", InterviewMark.class),
        map(runtime, "orders", String.class, ChunkOrder.State.class),
        map(runtime, "chunks", ChunkPosition.class, InterviewRecord.class),
        map(runtime, "streams", String.class, StreamProgress.class),
        map(runtime, "references", String.class, ReferenceProgress.class),
        map(runtime, "audio", BlockPosition.class, byte[].class),
        map(runtime, "gaps", ChunkPosition.class, OpenGap.class),
        map(runtime, "gap-parts", ChunkPosition.class, Integer.class));
  }

  /** Clears everything but the mark. */
  void clear() {
    life.clear();
    clock.clear();
    orders.clear();
    chunks.clear();
    streams.clear();
    references.clear();
    audio.clear();
    gaps.clear();
    gapParts.clear();
  }

  private static <T> ValueState<T> value(RuntimeContext runtime, String name, Class<T> type) {
    return runtime.getState(new ValueStateDescriptor<>(name, type));
  }

  private static <K, V> MapState<K, V> map(
      RuntimeContext runtime, String name, Class<K> key, Class<V> value) {
    return runtime.getMapState(new MapStateDescriptor<>(name, key, value));
  }
}
