package io.colloquy.core.arrival;

/** What becomes of a chunk that was offered. */
public enum Arrival {
  /** It is new and waits for its turn. */
  ACCEPT,
  /** It was here before. */
  DUPLICATE,
  /** It was given up; its audio belongs into a gap that has been declared. */
  LATE,
  /** Its stream ended before it. */
  AFTER_END
}
