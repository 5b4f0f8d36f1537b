package io.colloquy.core.segment;

import java.util.List;

/**
 * What other speakers, or late words, make of a transcript.
 *
 * @param touched the buckets that changed, as they are to be stored from then on
 * @param open the words that still wait for their segment to close
 */
public record Resegmented(List<BucketText> touched, OpenSegment open) {

  public Resegmented {
    touched = touched == null ? List.of() : List.copyOf(touched);
  }
}
