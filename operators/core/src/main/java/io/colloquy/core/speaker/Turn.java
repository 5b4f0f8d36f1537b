package io.colloquy.core.speaker;

/**
 * A stretch in which one speaker speaks; others may speak at the same time.
 *
 * @param startMs media time
 * @param endMs media time; never before {@code startMs}
 * @param speaker within {@link LocalTurns} a number of that window alone, else the interview's
 *     speaker, from 1, or {@link #UNKNOWN}
 */
public record Turn(long startMs, long endMs, int speaker) {
  /** Somebody, but nobody can say who. */
  public static final int UNKNOWN = 0;

  public Turn {
    endMs = Math.max(startMs, endMs);
  }

  public long durationMs() {
    return endMs - startMs;
  }

  /** How much of a stretch lies within this turn. */
  public long overlapMs(long fromMs, long toMs) {
    return Math.max(0, Math.min(endMs, toMs) - Math.max(startMs, fromMs));
  }

  /** The same stretch with another speaker. */
  public Turn by(int otherSpeaker) {
    return new Turn(startMs, endMs, otherSpeaker);
  }
}
