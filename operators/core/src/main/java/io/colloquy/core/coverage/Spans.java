package io.colloquy.core.coverage;

import java.util.Arrays;
import java.util.Collection;

/**
 * A set of milliseconds as disjoint spans in order: the start of each, and one past its end. Spans
 * that touch are one. Immutable; every operation takes time linear in the number of spans.
 */
final class Spans {
  private static final Spans NONE = new Spans(new long[0]);

  private final long[] bounds;

  private Spans(long[] bounds) {
    this.bounds = bounds;
  }

  static Spans of(long... bounds) {
    return bounds.length == 0 ? NONE : new Spans(bounds);
  }

  /** The union of spans that follow each other. */
  static Spans concatenated(Collection<long[]> bounds) {
    return of(bounds.stream().flatMapToLong(Arrays::stream).toArray()).joinedOver(0);
  }

  /** The bounds as {@link #of} takes them. */
  long[] bounds() {
    return bounds;
  }

  int count() {
    return bounds.length / 2;
  }

  long startMs(int span) {
    return bounds[2 * span];
  }

  long endMs(int span) {
    return bounds[2 * span + 1];
  }

  /** One past the last millisecond; 0 if there is none. */
  long endMs() {
    return bounds.length == 0 ? 0 : bounds[bounds.length - 1];
  }

  long totalMs() {
    long total = 0;
    for (int span = 0; span < count(); span++) {
      total += endMs(span) - startMs(span);
    }
    return total;
  }

  Spans plus(long startMs, long endMs) {
    return startMs < endMs ? complement().minus(startMs, endMs).complement() : this;
  }

  Spans minus(long startMs, long endMs) {
    return startMs < endMs ? intersection(of(startMs, endMs).complement()) : this;
  }

  Spans intersection(Spans other) {
    long[] common = new long[bounds.length + other.bounds.length];
    int length = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < count() && theirs < other.count()) {
      long start = Math.max(startMs(mine), other.startMs(theirs));
      long end = Math.min(endMs(mine), other.endMs(theirs));
      if (start < end) {
        common[length++] = start;
        common[length++] = end;
      }
      if (endMs(mine) < other.endMs(theirs)) {
        mine++;
      } else {
        theirs++;
      }
    }
    return of(Arrays.copyOf(common, length));
  }

  /** All other milliseconds. */
  Spans complement() {
    if (bounds.length > 0 && bounds[0] == Long.MIN_VALUE) {
      return of(Arrays.copyOfRange(bounds, 1, bounds.length - 1));
    }
    long[] rest = new long[bounds.length + 2];
    rest[0] = Long.MIN_VALUE;
    System.arraycopy(bounds, 0, rest, 1, bounds.length);
    rest[rest.length - 1] = Long.MAX_VALUE;
    return of(rest);
  }

  /** The same, joined over pauses of up to {@code pauseMs}. */
  Spans joinedOver(long pauseMs) {
    long[] joined = new long[bounds.length];
    int length = 0;
    for (int span = 0; span < count(); span++) {
      if (length > 0 && startMs(span) - joined[length - 1] <= pauseMs) {
        joined[length - 1] = endMs(span);
      } else {
        joined[length++] = startMs(span);
        joined[length++] = endMs(span);
      }
    }
    return of(Arrays.copyOf(joined, length));
  }
}
