package io.colloquy.flink.embed;

import java.io.Serializable;
import java.util.List;

/** Turns texts into vectors that lie the closer, the more alike their meanings are. */
public interface TextEmbedder extends AutoCloseable {
  /**
   * Embeds texts, each by itself: what else is in the list changes no vector.
   *
   * @return one vector for each text, in their order; of length 1, so that a dot product is a
   *     cosine; equal for equal texts
   * @throws EmbeddingException when it could make nothing of one of them
   * @throws IllegalStateException after {@link #close}
   */
  List<float[]> embed(List<String> texts) throws EmbeddingException;

  /** Waits for calls in flight. */
  @Override
  void close();

  /** Opens embedders on the task that uses them. */
  @FunctionalInterface
  interface Factory extends Serializable {
    /**
     * Opens an embedder.
     *
     * @throws IllegalStateException when this process cannot run it, with what to do
     */
    TextEmbedder open();

    /** For a step that is given no text. */
    static Factory none() {
      return () ->
          new TextEmbedder() {
            @Override
            public List<float[]> embed(List<String> texts) throws EmbeddingException {
              throw new EmbeddingException("nothing embeds text here", null);
            }

            @Override
            public void close() {}
          };
    }
  }
}
