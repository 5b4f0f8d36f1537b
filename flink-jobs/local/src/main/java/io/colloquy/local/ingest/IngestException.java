package io.colloquy.local.ingest;

/** A recording that cannot be sent; the message names it, the reason, and what to do. */
public final class IngestException extends Exception {

  private static final long serialVersionUID = 1L;

  public IngestException(String message) {
    super(message);
  }
}
