package io.colloquy.core.segment;

import java.util.List;

/** The segments that closed, in order, and the words that still wait. */
public record Segmented(List<Segment> segments, OpenSegment open) {

  public Segmented {
    segments = segments == null ? List.of() : List.copyOf(segments);
  }
}
