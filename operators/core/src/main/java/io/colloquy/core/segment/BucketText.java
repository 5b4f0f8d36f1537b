package io.colloquy.core.segment;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one bucket of a stream holds: the segments and gaps that start in it. Segments take its
 * ordinals from 0 on, gaps those behind.
 *
 * @param bucket the {@link SegmentBucket}
 * @param segments by start
 * @param gaps by start
 */
public record BucketText(long bucket, List<Segment> segments, List<Gap> gaps) {
  private static final int MOST_GAPS = SegmentBucket.ORDINALS / 2;

  public BucketText {
    segments = segments == null ? List.of() : List.copyOf(segments);
    gaps = gaps == null ? List.of() : List.copyOf(gaps);
  }

  public static BucketText empty(long bucket) {
    return new BucketText(bucket, List.of(), List.of());
  }

  public int documents() {
    return segments.size() + gaps.size();
  }

  /**
   * The same text with no more documents than ordinals: the last ones are merged if need be. This
   * is what to publish; what to store is the whole.
   */
  public BucketText withinOrdinals() {
    if (documents() <= SegmentBucket.ORDINALS) {
      return this;
    }
    List<Gap> fewerGaps = new ArrayList<>(gaps);
    while (fewerGaps.size() > MOST_GAPS) {
      Gap last = fewerGaps.remove(fewerGaps.size() - 1);
      Gap before = fewerGaps.remove(fewerGaps.size() - 1);
      long endMs = Math.max(before.endMs(), last.endMs());
      fewerGaps.add(new Gap(before.startMs(), endMs, before.reason()));
    }
    int most = SegmentBucket.ORDINALS - fewerGaps.size();
    if (segments.size() <= most) {
      return new BucketText(bucket, segments, fewerGaps);
    }
    List<Segment> fewerSegments = new ArrayList<>(segments.subList(0, most - 1));
    List<Word> rest =
        segments.subList(most - 1, segments.size()).stream()
            .flatMap(segment -> segment.words().stream())
            .toList();
    fewerSegments.add(Segment.of(rest));
    return new BucketText(bucket, fewerSegments, fewerGaps);
  }

  BucketText with(Segment segment) {
    List<Segment> more = new ArrayList<>(segments);
    more.add(segment);
    more.sort(Comparator.comparingLong(Segment::startMs));
    return new BucketText(bucket, more, gaps);
  }

  BucketText with(Gap gap) {
    List<Gap> more = new ArrayList<>(gaps);
    more.add(gap);
    more.sort(Comparator.comparingLong(Gap::startMs));
    return new BucketText(bucket, segments, more);
  }

  BucketText without(Segment segment) {
    List<Segment> fewer = new ArrayList<>(segments);
    fewer.remove(segment);
    return new BucketText(bucket, fewer, gaps);
  }

  BucketText without(Gap gap) {
    List<Gap> fewer = new ArrayList<>(gaps);
    fewer.remove(gap);
    return new BucketText(bucket, segments, fewer);
  }
}
