package io.colloquy.local.search;

/** A filter names what does not exist, or too much; the message says what to do. */
public final class UnknownFilterException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnknownFilterException(String message) {
    super(message);
  }
}
