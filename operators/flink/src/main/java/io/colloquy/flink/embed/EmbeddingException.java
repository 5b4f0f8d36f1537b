package io.colloquy.flink.embed;

/** A model could make nothing of a text. */
public final class EmbeddingException extends Exception {
  public EmbeddingException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
