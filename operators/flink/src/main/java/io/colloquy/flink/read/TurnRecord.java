package io.colloquy.flink.read;

import io.colloquy.schemas.SpeakerTurn;

/** A valid turn of an outside diarizer, with its origin. */
public record TurnRecord(SpeakerTurn turn, RecordOrigin origin) {

  /** The key of everything that the interview owns. */
  public String key() {
    return turn.getTenantId() + "/" + turn.getInterviewId();
  }
}
