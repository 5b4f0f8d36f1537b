package io.colloquy.core.arrival;

/** Neighbouring chunks that did not come in time, both ends included. */
public record MissingRun(long firstSequence, long lastSequence) {

  public boolean contains(long sequence) {
    return firstSequence <= sequence && sequence <= lastSequence;
  }
}
