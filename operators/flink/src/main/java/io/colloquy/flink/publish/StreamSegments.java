package io.colloquy.flink.publish;

import io.colloquy.core.segment.OpenSegment;
import java.util.List;

/**
 * Where a stream's segments stand.
 *
 * @param open words of the segment that is not closed yet
 * @param reachedMs media time up to which everything is known
 * @param lowSeamsMs where words of two windows were joined although none of them agreed; rare
 */
public record StreamSegments(OpenSegment open, long reachedMs, List<Long> lowSeamsMs) {

  public StreamSegments {
    open = open == null ? OpenSegment.empty() : open;
    lowSeamsMs = lowSeamsMs == null ? List.of() : List.copyOf(lowSeamsMs);
  }

  static StreamSegments start() {
    return after(0);
  }

  /** A stream that begins anew, although an earlier generation of it reached a media time. */
  static StreamSegments after(long reachedMs) {
    return new StreamSegments(null, reachedMs, null);
  }

  StreamSegments next(OpenSegment nextOpen, long finalUntilMs, List<Long> nextLowSeamsMs) {
    return new StreamSegments(nextOpen, Math.max(reachedMs, finalUntilMs), nextLowSeamsMs);
  }
}
