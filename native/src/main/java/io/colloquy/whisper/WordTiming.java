package io.colloquy.whisper;

/** Where the times of words come from. */
public enum WordTiming {
  /**
   * Dynamic time warping over the cross-attention of the model's alignment heads: starts are off by
   * some 0.05 s.
   */
  DTW,
  /** Timestamp-token probabilities and signal energy: starts are off by some 0.3 s. */
  TOKEN_HEURISTIC
}
