package io.colloquy.local.demo;

/** The demo did not show what it promises; the message says in one line what is missing. */
public final class DemoException extends Exception {

  private static final long serialVersionUID = 1L;

  public DemoException(String message) {
    super(message);
  }
}
