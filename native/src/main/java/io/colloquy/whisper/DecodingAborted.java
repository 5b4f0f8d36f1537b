package io.colloquy.whisper;

/** {@link WhisperState#abort()} stopped the decoding. */
public final class DecodingAborted extends WhisperException {

  private static final long serialVersionUID = 1L;

  public DecodingAborted(String message) {
    super(message);
  }
}
