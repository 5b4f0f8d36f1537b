package io.colloquy.core.segment;

import io.colloquy.core.text.UnclearSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What one bucket of a stream holds: the segments, gaps and unclear stretches that start in it.
 * Segments take its ordinals from 0 on, gaps those behind, unclear stretches those behind these.
 *
 * @param bucket the {@link SegmentBucket}
 * @param segments by start
 * @param gaps by start
 * @param unclear by start
 */
public record BucketText(
    long bucket, List<Segment> segments, List<Gap> gaps, List<UnclearSpan> unclear) {
  private static final int MOST_GAPS = SegmentBucket.ORDINALS / 2;
  private static final int MOST_UNCLEAR = SegmentBucket.ORDINALS / 4;

  public BucketText {
    segments = segments == null ? List.of() : List.copyOf(segments);
    gaps = gaps == null ? List.of() : List.copyOf(gaps);
    unclear = unclear == null ? List.of() : List.copyOf(unclear);
  }

  public static BucketText empty(long bucket) {
    return new BucketText(bucket, List.of(), List.of(), List.of());
  }

  public int documents() {
    return segments.size() + gaps.size() + unclear.size();
  }

  /** Who says each segment and unclear stretch; null for nobody known. */
  public Stream<String> speakers() {
    return Stream.concat(
        segments.stream().map(Segment::speaker), unclear.stream().map(UnclearSpan::speaker));
  }

  /** Where each document starts. */
  public LongStream startsMs() {
    return LongStream.concat(segments.stream().mapToLong(Segment::startMs), barriersMs());
  }

  /** Where segments end whatever is said around: each gap's and each unclear stretch's start. */
  LongStream barriersMs() {
    return LongStream.concat(
        gaps.stream().mapToLong(Gap::startMs), unclear.stream().mapToLong(UnclearSpan::startMs));
  }

  /**
   * The same text with no more documents than ordinals: the last ones are merged if need be. This
   * is what to publish; what to store is the whole.
   */
  public BucketText withinOrdinals() {
    if (documents() <= SegmentBucket.ORDINALS) {
      return this;
    }
    List<Gap> fewerGaps = atMost(MOST_GAPS, gaps, Gap::and);
    List<UnclearSpan> fewerUnclear = atMost(MOST_UNCLEAR, unclear, UnclearSpan::and);
    int most = SegmentBucket.ORDINALS - fewerGaps.size() - fewerUnclear.size();
    List<Segment> fewerSegments = atMost(most, segments, Segment::and);
    return new BucketText(bucket, fewerSegments, fewerGaps, fewerUnclear);
  }

  private static <T> List<T> atMost(int most, List<T> all, BinaryOperator<T> and) {
    if (all.size() <= most) {
      return all;
    }
    List<T> fewer = new ArrayList<>(all.subList(0, most - 1));
    all.subList(most - 1, all.size()).stream().reduce(and).ifPresent(fewer::add);
    return fewer;
  }

  BucketText with(Segment segment) {
    List<Segment> more = new ArrayList<>(segments);
    more.add(segment);
    more.sort(Comparator.comparingLong(Segment::startMs));
    return new BucketText(bucket, more, gaps, unclear);
  }

  BucketText with(Gap gap) {
    List<Gap> more = new ArrayList<>(gaps);
    more.add(gap);
    more.sort(Comparator.comparingLong(Gap::startMs));
    return new BucketText(bucket, segments, more, unclear);
  }

  BucketText without(Segment segment) {
    List<Segment> fewer = new ArrayList<>(segments);
    fewer.remove(segment);
    return new BucketText(bucket, fewer, gaps, unclear);
  }

  BucketText without(Gap gap) {
    List<Gap> fewer = new ArrayList<>(gaps);
    fewer.remove(gap);
    return new BucketText(bucket, segments, fewer, unclear);
  }

  BucketText with(UnclearSpan span) {
    List<UnclearSpan> more = new ArrayList<>(unclear);
    more.add(span);
    more.sort(Comparator.comparingLong(UnclearSpan::startMs));
    return new BucketText(bucket, segments, gaps, more);
  }

  /** With another speaker of the unclear stretch that has this one's times, if there is one. */
  BucketText withSpeaker(UnclearSpan told) {
    List<UnclearSpan> said =
        unclear.stream()
            .map(span -> span.isAt(told) ? span.withSpeaker(told.speaker()) : span)
            .toList();
    return new BucketText(bucket, segments, gaps, said);
  }
}
