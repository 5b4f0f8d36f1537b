package io.colloquy.flink.window;

/** Why audio is missing: what {@code Recognition.reason} of a gap says. */
final class GapReasons {
  /** It never came. */
  static final String LOST_AUDIO = "lost-audio";

  /** It came, but could not be decoded. */
  static final String BROKEN_AUDIO = "broken-audio";

  private GapReasons() {}
}
