package io.colloquy.flink.stitch;

import java.util.Map;

/**
 * What stitching knows of an interview as a whole. Of one that is over it is a mark, which keeps
 * out what was still on its way.
 *
 * @param generation outcomes of an earlier one are dropped
 * @param ended whether {@code ENDED} came and is not answered yet
 * @param windowCounts with {@code ended}: how many windows and gaps each stream has
 * @param deleted whether the interview is gone for good
 * @param markedUntilMs 0 while the interview goes on; else processing time when the mark ends
 */
public record StitchLife(
    int generation,
    boolean ended,
    Map<String, Long> windowCounts,
    boolean deleted,
    long markedUntilMs) {

  public StitchLife {
    windowCounts = windowCounts == null ? Map.of() : windowCounts;
  }

  static StitchLife open(int generation) {
    return new StitchLife(generation, false, Map.of(), false, 0);
  }

  static StitchLife mark(int generation, boolean deleted, long untilMs) {
    return new StitchLife(generation, false, Map.of(), deleted, untilMs);
  }

  StitchLife withEnded(Map<String, Long> counts) {
    return new StitchLife(generation, true, counts, deleted, markedUntilMs);
  }

  boolean isMark() {
    return markedUntilMs > 0;
  }

  /** Whether outcomes and signals of a generation are void, but for a deletion. */
  boolean drops(int otherGeneration) {
    return deleted || otherGeneration < generation || isMark() && otherGeneration == generation;
  }
}
