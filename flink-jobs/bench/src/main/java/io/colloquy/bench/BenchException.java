package io.colloquy.bench;

import java.io.IOException;

/** A benchmark cannot run; the message names the input or program and the reason, in one line. */
public final class BenchException extends IOException {

  private static final long serialVersionUID = 1;

  public BenchException(String message) {
    super(message);
  }

  public BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
