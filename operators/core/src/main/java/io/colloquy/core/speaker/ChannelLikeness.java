package io.colloquy.core.speaker;

/** What a stretch of one channel of a stereo recording is beside the other channel. */
public enum ChannelLikeness {
  /** It carries something of its own. */
  OWN,
  /** Both carry the same signal. */
  COPY,
  /** It carries the other's signal only, and much softer. */
  ECHO
}
