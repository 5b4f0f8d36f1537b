package io.colloquy.flink.transcribe;

/** A window could not be transcribed. */
public final class RecognitionException extends Exception {
  public RecognitionException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
