package io.colloquy.whisper;

/** The recognizer cannot do what was asked; the message says with what input and why. */
public class WhisperException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WhisperException(String message) {
    super(message);
  }

  public WhisperException(String message, Throwable cause) {
    super(message, cause);
  }
}
