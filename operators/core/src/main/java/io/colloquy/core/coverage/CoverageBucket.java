package io.colloquy.core.coverage;

/**
 * What covers the media time of one {@link io.colloquy.core.segment.SegmentBucket} of a stream.
 * Spans are disjoint, in order, and lie within the bucket; an array holds each one's start and end,
 * in milliseconds.
 *
 * @param bucket its number
 * @param speech where speech was heard
 * @param words where words are
 * @param gaps where audio is missing or could not be heard
 * @param unclear where what a recognizer wrote cannot be trusted
 */
public record CoverageBucket(
    long bucket, long[] speech, long[] words, long[] gaps, long[] unclear) {

  public CoverageBucket {
    speech = speech == null ? new long[0] : speech;
    words = words == null ? new long[0] : words;
    gaps = gaps == null ? new long[0] : gaps;
    unclear = unclear == null ? new long[0] : unclear;
  }

  static CoverageBucket empty(long bucket) {
    return new CoverageBucket(bucket, null, null, null, null);
  }

  CoverageBucket withSpeech(long startMs, long endMs) {
    return new CoverageBucket(bucket, with(speech, startMs, endMs), words, gaps, unclear);
  }

  CoverageBucket withWord(long startMs, long endMs) {
    return new CoverageBucket(bucket, speech, with(words, startMs, endMs), gaps, unclear);
  }

  CoverageBucket withGap(long startMs, long endMs) {
    return new CoverageBucket(bucket, speech, words, with(gaps, startMs, endMs), unclear);
  }

  CoverageBucket withoutGap(long startMs, long endMs) {
    long[] rest = Spans.of(gaps).minus(startMs, endMs).bounds();
    return new CoverageBucket(bucket, speech, words, rest, unclear);
  }

  CoverageBucket withUnclear(long startMs, long endMs) {
    return new CoverageBucket(bucket, speech, words, gaps, with(unclear, startMs, endMs));
  }

  private static long[] with(long[] bounds, long startMs, long endMs) {
    return Spans.of(bounds).plus(startMs, endMs).bounds();
  }
}
