package io.colloquy.flink.stitch;

import java.util.Map;

/**
 * What stitching knows of an interview as a whole.
 *
 * @param generation outcomes of an earlier one are dropped
 * @param ended whether {@code ENDED} came and is not answered yet
 * @param windowCounts with {@code ended}: how many windows and gaps each stream has
 * @param deleted whether the interview is gone, but windows of it may still be on their way
 */
public record StitchLife(
    int generation, boolean ended, Map<String, Long> windowCounts, boolean deleted) {

  public StitchLife {
    windowCounts = windowCounts == null ? Map.of() : windowCounts;
  }

  static StitchLife open(int generation) {
    return new StitchLife(generation, false, Map.of(), false);
  }

  StitchLife withEnded(Map<String, Long> counts) {
    return new StitchLife(generation, true, counts, false);
  }
}
