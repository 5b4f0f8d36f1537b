package io.colloquy.flink.hear;

/** A model could make nothing of a window. */
public final class HearingException extends Exception {
  public HearingException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
