package io.colloquy.core.coverage;

import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.text.Word;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * One change of what covers a stream. It reads the few buckets it needs; {@link #touched()} are
 * those that it changed, as they are to be stored from then on. What is told twice counts once.
 */
public final class StreamCoverage {
  private final LongFunction<CoverageBucket> stored;
  private final TreeMap<Long, CoverageBucket> buckets = new TreeMap<>();

  /**
   * @param stored gives a bucket by its number; null if nothing is in it
   */
  public StreamCoverage(LongFunction<CoverageBucket> stored) {
    this.stored = stored;
  }

  /** Speech was heard. */
  public void speech(long startMs, long endMs) {
    eachBucket(startMs, endMs, CoverageBucket::withSpeech);
  }

  /** Words are final. */
  public void words(Collection<Word> words) {
    for (Word word : words) {
      eachBucket(word.startMs(), Coverage.endMs(word), CoverageBucket::withWord);
    }
  }

  /** Audio is missing, or could not be heard. */
  public void gap(long startMs, long endMs) {
    eachBucket(startMs, endMs, CoverageBucket::withGap);
  }

  /** What a recognizer wrote there cannot be trusted. */
  public void unclear(long startMs, long endMs) {
    eachBucket(startMs, endMs, CoverageBucket::withUnclear);
  }

  /** A gap is none any more; what of it remains is told again. */
  public void noGap(long startMs, long endMs) {
    eachBucket(startMs, endMs, CoverageBucket::withoutGap);
  }

  /** In order. */
  public List<CoverageBucket> touched() {
    return List.copyOf(buckets.values());
  }

  private interface Change {
    CoverageBucket apply(CoverageBucket bucket, long startMs, long endMs);
  }

  private void eachBucket(long startMs, long endMs, Change change) {
    if (startMs >= endMs) {
      return;
    }
    for (long b = SegmentBucket.of(startMs); b <= SegmentBucket.of(endMs - 1); b++) {
      long from = Math.max(startMs, b * SegmentBucket.DURATION_MS);
      long to = Math.min(endMs, (b + 1) * SegmentBucket.DURATION_MS);
      buckets.put(b, change.apply(bucket(b), from, to));
    }
  }

  private CoverageBucket bucket(long bucket) {
    CoverageBucket known = buckets.get(bucket);
    if (known == null) {
      known = stored.apply(bucket);
    }
    return known == null ? CoverageBucket.empty(bucket) : known;
  }
}
