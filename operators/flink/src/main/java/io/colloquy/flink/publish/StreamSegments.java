package io.colloquy.flink.publish;

import io.colloquy.core.segment.OpenSegment;
import java.util.List;

/**
 * Where a stream's segments stand.
 *
 * @param open words of the segment that is not closed yet
 * @param reachedMs media time up to which everything is known
 * @param lowSeamsMs where words of two windows were joined although none of them agreed; rare
 * @param turnsFrom how the job itself finds the stream's speakers; empty if it does not, or not yet
 */
public record StreamSegments(
    OpenSegment open, long reachedMs, List<Long> lowSeamsMs, String turnsFrom) {

  public StreamSegments {
    open = open == null ? OpenSegment.empty() : open;
    lowSeamsMs = lowSeamsMs == null ? List.of() : List.copyOf(lowSeamsMs);
    turnsFrom = turnsFrom == null ? "" : turnsFrom;
  }

  static StreamSegments start() {
    return after(0);
  }

  /** A stream that begins anew, although an earlier generation of it reached a media time. */
  static StreamSegments after(long reachedMs) {
    return new StreamSegments(null, reachedMs, null, null);
  }

  StreamSegments next(OpenSegment nextOpen, long finalUntilMs, List<Long> nextLowSeamsMs) {
    return new StreamSegments(
        nextOpen, Math.max(reachedMs, finalUntilMs), nextLowSeamsMs, turnsFrom);
  }

  StreamSegments withOpen(OpenSegment nextOpen) {
    return new StreamSegments(nextOpen, reachedMs, lowSeamsMs, turnsFrom);
  }

  StreamSegments withTurnsFrom(String nextTurnsFrom) {
    return new StreamSegments(open, reachedMs, lowSeamsMs, nextTurnsFrom);
  }
}
