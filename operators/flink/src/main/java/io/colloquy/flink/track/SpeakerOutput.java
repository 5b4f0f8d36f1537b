package io.colloquy.flink.track;

import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.core.speaker.WindowTurns;
import io.colloquy.flink.track.SpeakerEvent.Kind;
import io.colloquy.schemas.Recognition;
import java.util.function.Consumer;

/** Tells of the speakers of one interview. */
final class SpeakerOutput {
  private final Recognition cause;
  private final Consumer<SpeakerEvent> out;

  /**
   * @param cause names the interview and its generation
   */
  SpeakerOutput(Recognition cause, Consumer<SpeakerEvent> out) {
    this.cause = cause;
    this.out = out;
  }

  void turns(WindowTurns turns, String turnsFrom) {
    tell(Kind.TURNS, turns, turnsFrom, null, 0);
  }

  void names(NamedSpeakers speakers) {
    tell(Kind.NAMES, null, null, speakers, 0);
  }

  void tracked(long outcomes) {
    tell(Kind.TRACKED, null, null, null, outcomes);
  }

  private void tell(
      Kind kind, WindowTurns turns, String turnsFrom, NamedSpeakers speakers, long outcomes) {
    out.accept(
        new SpeakerEvent(
            kind,
            cause.getTenantId(),
            cause.getInterviewId(),
            cause.getInterviewBeganAt().toEpochMilli(),
            cause.getGeneration(),
            turns,
            turnsFrom,
            speakers,
            outcomes,
            null));
  }
}
