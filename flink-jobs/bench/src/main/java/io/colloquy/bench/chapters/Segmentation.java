package io.colloquy.bench.chapters;

import java.util.List;

/**
 * A way to cut interviews.
 *
 * @param name as the report calls it
 * @param trials how often it is tried; more than once if it is left to chance
 * @param cut finds where chapters begin
 */
record Segmentation(String name, int trials, Cut cut) {

  /** Finds where chapters begin. */
  @FunctionalInterface
  interface Cut {
    /**
     * Cuts one interview.
     *
     * @param trial from 0; the same trial gives the same
     * @return ascending times, without the interview's begin
     */
    List<Long> boundaries(ChapteredInterview interview, int trial);
  }
}
