package io.colloquy.core.segment;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** One change of a transcript, over the buckets as they were before it. */
final class TranscriptEdit {
  /** No segment and no pause inside one is longer than this many buckets. */
  private static final int REACH = 4;

  private final LongFunction<BucketText> stored;
  private final TreeMap<Long, BucketText> buckets = new TreeMap<>();
  private final TreeSet<Long> touched = new TreeSet<>();

  TranscriptEdit(LongFunction<BucketText> stored) {
    this.stored = stored;
  }

  void add(Segment segment) {
    put(bucketAt(segment.startMs()).with(segment));
  }

  void add(Gap gap) {
    put(bucketAt(gap.startMs()).with(gap));
  }

  void add(UnclearSpan span) {
    put(bucketAt(span.startMs()).with(span));
  }

  /** Tells who says an unclear stretch; one that is not there counts for nothing. */
  void say(UnclearSpan told) {
    put(bucketAt(told.startMs()).withSpeaker(told));
  }

  void remove(Segment segment) {
    put(bucketAt(segment.startMs()).without(segment));
  }

  /** Leaves of every gap what does not lie in the span. */
  void removeGaps(long startMs, long endMs) {
    for (long at = firstThatReaches(startMs); at <= SegmentBucket.nearest(endMs); at++) {
      for (Gap gap : bucket(at).gaps()) {
        put(bucket(at).without(gap));
        gap.without(startMs, endMs).forEach(this::add);
      }
    }
  }

  /** The bucket of the nearest document before the time's own: within a gap nothing starts. */
  private long firstThatReaches(long ms) {
    long bucket = SegmentBucket.of(ms);
    do {
      bucket = Math.max(0, bucket - 1);
    } while (bucket > 0 && bucket(bucket).documents() == 0);
    return bucket;
  }

  /** The last segment that starts before the time; null if there is none, or a barrier between. */
  Segment before(long ms) {
    long bucket = SegmentBucket.of(ms);
    for (long at = bucket; at >= Math.max(0, bucket - REACH); at--) {
      Segment segment =
          bucket(at).segments().stream()
              .filter(candidate -> candidate.startMs() < ms)
              .reduce((earlier, later) -> later)
              .orElse(null);
      long fromMs = segment == null ? Long.MIN_VALUE : segment.startMs();
      if (bucket(at).barriersMs().anyMatch(barrierMs -> fromMs <= barrierMs && barrierMs < ms)) {
        return null;
      }
      if (segment != null) {
        return segment;
      }
    }
    return null;
  }

  /** The first segment from the time on; null if there is none, or a barrier between. */
  Segment from(long ms) {
    long bucket = SegmentBucket.of(ms);
    for (long at = bucket; at <= Math.min(SegmentBucket.LAST, bucket + REACH); at++) {
      Segment segment =
          bucket(at).segments().stream()
              .filter(candidate -> candidate.startMs() >= ms)
              .findFirst()
              .orElse(null);
      long untilMs = segment == null ? Long.MAX_VALUE : segment.startMs();
      if (bucket(at).barriersMs().anyMatch(barrierMs -> ms <= barrierMs && barrierMs <= untilMs)) {
        return null;
      }
      if (segment != null) {
        return segment;
      }
    }
    return null;
  }

  /** The segment that has a word, whoever says it; null if there is none. */
  Segment holding(Word word) {
    Word said = word.withSpeaker(null);
    long bucket = SegmentBucket.of(word.startMs());
    for (long at = bucket; at >= Math.max(0, bucket - REACH); at--) {
      for (Segment segment : bucket(at).segments()) {
        if (segment.words().stream().anyMatch(own -> own.withSpeaker(null).equals(said))) {
          return segment;
        }
      }
    }
    return null;
  }

  /** Whether a barrier starts from the one time on and not behind the other. */
  boolean isBarrierBetween(long fromMs, long untilMs) {
    return LongStream.rangeClosed(SegmentBucket.of(fromMs), SegmentBucket.nearest(untilMs))
        .flatMap(at -> bucket(at).barriersMs())
        .anyMatch(barrierMs -> fromMs <= barrierMs && barrierMs <= untilMs);
  }

  /** Those that are not as they were stored. */
  List<BucketText> touched() {
    return touched.stream().map(buckets::get).filter(this::isChanged).toList();
  }

  private boolean isChanged(BucketText text) {
    BucketText before = stored.apply(text.bucket());
    return before == null ? text.documents() > 0 : !text.equals(before);
  }

  private void put(BucketText text) {
    buckets.put(text.bucket(), text);
    touched.add(text.bucket());
  }

  private BucketText bucketAt(long ms) {
    return bucket(SegmentBucket.of(ms));
  }

  private BucketText bucket(long bucket) {
    return buckets.computeIfAbsent(
        bucket,
        key -> {
          BucketText text = stored.apply(key);
          return text == null ? BucketText.empty(key) : text;
        });
  }
}
