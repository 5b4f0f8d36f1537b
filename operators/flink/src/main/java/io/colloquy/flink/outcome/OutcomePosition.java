package io.colloquy.flink.outcome;

import io.colloquy.schemas.Recognition;

/** Which window or gap of an interview an outcome belongs to. */
public record OutcomePosition(String streamId, long number, int part) {

  static OutcomePosition of(Recognition outcome) {
    return new OutcomePosition(outcome.getStreamId(), outcome.getNumber(), outcome.getPart());
  }

  /** A part of the late audio inside this gap; 0 for the gap itself. */
  OutcomePosition withPart(int otherPart) {
    return new OutcomePosition(streamId, number, otherPart);
  }
}
