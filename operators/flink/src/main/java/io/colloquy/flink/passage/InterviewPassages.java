package io.colloquy.flink.passage;

import io.colloquy.core.passage.Passage;
import io.colloquy.core.version.WriteHistory;
import io.colloquy.flink.embed.EmbeddedTexts;
import io.colloquy.flink.embed.FinalText;
import io.colloquy.flink.embed.FinalText.LastBucket;
import io.colloquy.flink.embed.FinalText.PassageRef;
import io.colloquy.flink.publish.BucketPosition;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/** Keeps account of the passage documents of the interview that is the current key. */
final class InterviewPassages {
  private final MapState<BucketPosition, WrittenPassage> written;

  private InterviewPassages(MapState<BucketPosition, WrittenPassage> written) {
    this.written = written;
  }

  static InterviewPassages open(RuntimeContext context) {
    return new InterviewPassages(
        context.getMapState(
            new MapStateDescriptor<>("written", BucketPosition.class, WrittenPassage.class)));
  }

  /**
   * Writes a passage, unless this epoch has written the same.
   *
   * @param vector empty if it could not be embedded
   */
  void write(Passage passage, float[] vector, PassageWrites writes) throws Exception {
    BucketPosition place = new BucketPosition(passage.streamId(), passage.bucket());
    WrittenPassage last = written(place);
    long content = content(passage, vector);
    if (!writes.isOfThisEpoch(last.history()) || last.content() != content) {
      WriteHistory history = writes.write(passage, vector, last.history());
      written.put(place, new WrittenPassage(history, content));
    }
  }

  /** Writes all passages of a complete interview, and deletes what else may be there. */
  void complete(FinalText text, EmbeddedTexts vectors, PassageWrites writes) throws Exception {
    Set<BucketPosition> used = new HashSet<>();
    for (PassageRef ref : text.passages()) {
      write(ref.passage(), vectors.vector(ref.textHash()), writes);
      used.add(new BucketPosition(ref.passage().streamId(), ref.passage().bucket()));
    }
    for (LastBucket stream : text.lastBuckets()) {
      for (long bucket = 0; bucket <= stream.bucket(); bucket++) {
        BucketPosition place = new BucketPosition(stream.streamId(), bucket);
        if (!used.contains(place)) {
          delete(place, writes);
        }
      }
    }
  }

  private void delete(BucketPosition place, PassageWrites writes) throws Exception {
    WrittenPassage last = written(place);
    if (!writes.isOfThisEpoch(last.history()) || last.content() != 0) {
      written.put(place, new WrittenPassage(writes.delete(place, last.history()), 0));
    }
  }

  private WrittenPassage written(BucketPosition place) throws Exception {
    WrittenPassage last = written.get(place);
    return last == null ? WrittenPassage.unwritten() : last;
  }

  /** Never 0. */
  private static long content(Passage passage, float[] vector) {
    long ofVector = Integer.toUnsignedLong(Arrays.hashCode(vector));
    return (long) passage.hashCode() << Integer.SIZE | ofVector | 1;
  }

  void clear() {
    written.clear();
  }
}
