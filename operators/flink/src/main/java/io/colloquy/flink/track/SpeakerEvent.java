package io.colloquy.flink.track;

import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.core.speaker.WindowTurns;
import io.colloquy.flink.read.TurnRecord;

/**
 * What became known of an interview's speakers. An event of a lower generation than another is
 * void.
 *
 * @param interviewBeganAtMs the instant of media time 0, epoch milliseconds; 0 with {@code OUTSIDE}
 * @param generation 0 with {@code OUTSIDE}, which goes with any
 * @param turns with {@code TURNS}: a window's, instead of those told of it before
 * @param turnsFrom with {@code TURNS}: how they were found
 * @param speakers with {@code NAMES}: all that was told
 * @param outcomes with {@code TRACKED}: how many windows, gaps and parts there are
 * @param outside with {@code OUTSIDE}: the turn
 */
public record SpeakerEvent(
    Kind kind,
    String tenantId,
    String interviewId,
    long interviewBeganAtMs,
    int generation,
    WindowTurns turns,
    String turnsFrom,
    NamedSpeakers speakers,
    long outcomes,
    TurnRecord outside) {

  /** What happened. */
  public enum Kind {
    /** A window's turns are known, or have other speakers. */
    TURNS,
    /** Speakers have names or roles. */
    NAMES,
    /** The speakers of every window are known. */
    TRACKED,
    /** An outside diarizer found a turn. */
    OUTSIDE
  }

  /** The key of everything that the interview owns. */
  public String key() {
    return tenantId + "/" + interviewId;
  }

  /** What an outside diarizer found. */
  public static SpeakerEvent outside(TurnRecord turn) {
    return new SpeakerEvent(
        Kind.OUTSIDE,
        turn.turn().getTenantId(),
        turn.turn().getInterviewId(),
        0,
        0,
        null,
        null,
        null,
        0,
        turn);
  }
}
