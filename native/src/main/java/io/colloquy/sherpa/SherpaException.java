package io.colloquy.sherpa;

/** sherpa-onnx cannot do what was asked; the message says with what input and why. */
public class SherpaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SherpaException(String message) {
    super(message);
  }

  public SherpaException(String message, Throwable cause) {
    super(message, cause);
  }
}
