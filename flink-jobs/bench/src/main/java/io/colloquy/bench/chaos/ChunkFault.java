package io.colloquy.bench.chaos;

import java.util.Locale;

/** What becomes of a chunk on its way. */
enum ChunkFault {
  /** It never comes. */
  LOST(true),
  /** Bits of its payload are turned over. */
  CORRUPTED(true),
  /** Its record ends in the middle. */
  TRUNCATED(true),
  /** It comes when its place has been declared a gap. */
  LATE(true),
  /** It comes after others that follow it, within the bound for which the job waits. */
  DELAYED(false),
  /** It comes twice. */
  DUPLICATED(false);

  private final boolean decidesOnGaps;

  ChunkFault(boolean decidesOnGaps) {
    this.decidesOnGaps = decidesOnGaps;
  }

  /** Whether the undisturbed run has it, too. */
  boolean decidesOnGaps() {
    return decidesOnGaps;
  }

  boolean makesGap() {
    return decidesOnGaps && this != LATE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
