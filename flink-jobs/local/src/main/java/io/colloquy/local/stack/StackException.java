package io.colloquy.local.stack;

/**
 * Something about the one-machine stack that a person can put right. Its message is the whole
 * story: what is wrong, why, and what to do.
 */
public final class StackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StackException(String message) {
    super(message);
  }

  public StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
