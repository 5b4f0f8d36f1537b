package io.colloquy.core.stitch;

/** How well the words of two overlapping windows fitted together. */
public enum StitchConfidence {
  /** There was nothing to stitch. */
  NONE,
  /** Both windows heard a common word, and the seam lies beside it. */
  HIGH,
  /** Nothing in common: each word went to the window in whose half of the overlap it lies. */
  LOW
}
