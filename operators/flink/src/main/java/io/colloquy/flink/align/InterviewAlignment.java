package io.colloquy.flink.align;

import io.colloquy.core.align.AlignedBucket;
import io.colloquy.core.align.OutsideTurn;
import io.colloquy.core.align.StreamAlignment;
import io.colloquy.core.speaker.WindowTurns;
import io.colloquy.core.speaker.WordSpeakerSettings;
import io.colloquy.core.text.Word;
import io.colloquy.flink.publish.BucketPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/**
 * Aligns the interview that is the current key. Each method returns by each word that has another
 * speaker than before, as it was, the new one; null for nobody known.
 */
final class InterviewAlignment {
  /** No stream has this name. */
  private static final String EVERY_STREAM = "";

  /** What finds the turns of each stream; empty if that is not known yet. */
  private final MapState<String, String> streams;

  private final MapState<BucketPosition, AlignedBucket> buckets;

  InterviewAlignment(RuntimeContext context) {
    streams = context.getMapState(new MapStateDescriptor<>("streams", String.class, String.class));
    buckets =
        context.getMapState(
            new MapStateDescriptor<>("buckets", BucketPosition.class, AlignedBucket.class));
  }

  /** Takes final words. */
  Map<Word, String> words(String streamId, List<Word> words) throws Exception {
    if (!streams.contains(streamId)) {
      streams.put(streamId, "");
    }
    StreamAlignment alignment = alignment(streamId);
    alignment.words(words);
    return align(streamId, alignment);
  }

  /** Takes a window's turns, instead of those told of it before. */
  Map<Word, String> turns(WindowTurns window, String turnsFrom) throws Exception {
    String streamId = window.window().stream();
    streams.put(streamId, turnsFrom);
    StreamAlignment alignment = alignment(streamId);
    alignment.turns(window);
    return align(streamId, alignment);
  }

  /**
   * Whether an outside diarizer's turn can be taken.
   *
   * @param streamId null for every stream
   */
  boolean hasRoomFor(String streamId, OutsideTurn turn) {
    return alignment(streamId == null ? EVERY_STREAM : streamId).hasRoomFor(turn);
  }

  /** Takes an outside diarizer's turn of one stream, of which nothing else may be known yet. */
  Map<Word, String> outside(String streamId, OutsideTurn turn) throws Exception {
    StreamAlignment alignment = alignment(streamId);
    alignment.outside(turn);
    return align(streamId, alignment);
  }

  /**
   * Keeps an outside diarizer's turn of every stream.
   *
   * @return whether it was unknown: then each stream is to be {@link #realign}ed
   */
  boolean outsideOfEveryStream(OutsideTurn turn) throws Exception {
    StreamAlignment alignment = alignment(EVERY_STREAM);
    alignment.outside(turn);
    boolean isNew = !alignment.touched().isEmpty();
    align(EVERY_STREAM, alignment);
    return isNew;
  }

  Map<Word, String> realign(String streamId, OutsideTurn turn) throws Exception {
    StreamAlignment alignment = alignment(streamId);
    alignment.changed(turn.startMs(), turn.endMs());
    return align(streamId, alignment);
  }

  /** The streams of which words or the job's own turns are known. */
  List<String> streams() throws Exception {
    List<String> ids = new ArrayList<>();
    streams.keys().forEach(ids::add);
    return ids;
  }

  /** What finds a stream's turns; empty if that is not known yet. */
  String turnsFrom(String streamId) throws Exception {
    String turnsFrom = streams.get(streamId);
    return turnsFrom == null ? "" : turnsFrom;
  }

  private Map<Word, String> align(String streamId, StreamAlignment alignment) throws Exception {
    Map<Word, String> others = alignment.align();
    for (AlignedBucket bucket : alignment.touched()) {
      buckets.put(new BucketPosition(streamId, bucket.bucket()), bucket);
    }
    return others;
  }

  private StreamAlignment alignment(String streamId) {
    LongFunction<AlignedBucket> ofEveryStream =
        streamId.equals(EVERY_STREAM) ? bucket -> null : bucket -> bucket(EVERY_STREAM, bucket);
    return new StreamAlignment(
        WordSpeakerSettings.defaults(), bucket -> bucket(streamId, bucket), ofEveryStream);
  }

  private AlignedBucket bucket(String streamId, long bucket) {
    try {
      return buckets.get(new BucketPosition(streamId, bucket));
    } catch (Exception unreadable) {
      throw new IllegalStateException("Alignment state cannot be read", unreadable);
    }
  }

  /** Forgets an earlier generation, but not what an outside diarizer told. */
  void beginAnew() throws Exception {
    List<Map.Entry<BucketPosition, AlignedBucket>> outside = new ArrayList<>();
    for (Map.Entry<BucketPosition, AlignedBucket> entry : buckets.entries()) {
      if (!entry.getValue().outside().isEmpty()) {
        outside.add(Map.entry(entry.getKey(), entry.getValue().outsideOnly()));
      }
    }
    clear();
    for (Map.Entry<BucketPosition, AlignedBucket> entry : outside) {
      buckets.put(entry.getKey(), entry.getValue());
    }
  }

  void clear() {
    streams.clear();
    buckets.clear();
  }
}
