package io.colloquy.core.segment;

/**
 * A stream's media time in pieces of 30 s. What starts in a bucket belongs to it, and gets an
 * ordinal in it.
 */
public final class SegmentBucket {
  public static final long DURATION_MS = 30_000;

  /** Ordinals run from 0 to one below this. */
  public static final int ORDINALS = 64;

  /** Buckets run from 0 to this, so that ids sort by time. */
  public static final long LAST = 999_999;

  private SegmentBucket() {}

  /**
   * The bucket in which a media time lies.
   *
   * @throws IllegalArgumentException if it lies before 0 or after the last bucket (347 days)
   */
  public static long of(long mediaMs) {
    long bucket = Math.floorDiv(mediaMs, DURATION_MS);
    if (bucket < 0 || bucket > LAST) {
      throw new IllegalArgumentException(
          "Media time must lie between 0 and "
              + ((LAST + 1) * DURATION_MS - 1)
              + " ms, not at "
              + mediaMs
              + ".");
    }
    return bucket;
  }

  /** The bucket in which a media time lies, or the one next to it: the first or the last. */
  public static long nearest(long mediaMs) {
    return of(Math.max(0, Math.min(mediaMs, (LAST + 1) * DURATION_MS - 1)));
  }

  /**
   * Returns if this is a bucket's number.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void require(long bucket) {
    if (bucket < 0 || bucket > LAST) {
      throw new IllegalArgumentException(
          "A bucket lies between 0 and " + LAST + ", not at " + bucket + ".");
    }
  }
}
