package io.colloquy.local.model;

import java.io.IOException;

/** A model cannot be had or used; the message names it, the reason, and what to do, in one line. */
public final class ModelException extends IOException {

  private static final long serialVersionUID = 1;

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
