package io.colloquy.core.stitch;

import io.colloquy.core.text.Word;

/** The stretch that two windows both heard, in milliseconds of media time. */
record Overlap(long startMs, long endMs) {
  /** Word times are not exact: only a word this far inside was certainly heard by both. */
  private static final double CERTAIN_MS = 300;

  /** A word that an edge cuts reaches this close to it at least. */
  private static final long EDGE_MS = 250;

  long lengthMs() {
    return endMs - startMs;
  }

  long middleMs() {
    return startMs + (endMs - startMs) / 2;
  }

  /**
   * How sure it is that both windows heard the whole word, from 0 to 1. Of one at an edge, a window
   * has a part at most.
   */
  double certainty(Word word) {
    double depth = Math.min(word.startMs() - startMs, endMs - word.endMs());
    return Math.max(0, Math.min(1, depth / CERTAIN_MS));
  }

  /** Whether the later window's start may have cut the word. */
  boolean isCutByStart(Word word) {
    return word.startMs() < startMs + EDGE_MS;
  }

  /** Whether the earlier window's end may have cut the word. */
  boolean isCutByEnd(Word word) {
    return word.endMs() > endMs - EDGE_MS;
  }

  /** How far two words are from being heard at the same time, an edge cutting both alike. */
  double distanceMs(Word first, Word second) {
    long apart =
        Math.max(first.startMs(), second.startMs()) - Math.min(first.endMs(), second.endMs());
    return Math.max(apart, Math.abs(inside(first).midpointMs() - inside(second).midpointMs()));
  }

  private Word inside(Word word) {
    return word.at(inside(word.startMs()), inside(word.endMs()));
  }

  private long inside(long ms) {
    return Math.max(startMs, Math.min(endMs, ms));
  }
}
