package io.colloquy.local.search;

import io.colloquy.core.vector.Vectors;
import io.colloquy.flink.embed.EmbeddingException;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.local.stack.StackException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a text means, and how near sentences are to it, from -1 to 1. */
final class Meaning implements ToDoubleFunction<String> {

  private final TextEmbedder embedder;
  private final float[] vector;
  private final Map<String, Double> known = new HashMap<>();

  private Meaning(TextEmbedder embedder, float[] vector) {
    this.embedder = embedder;
    this.vector = vector;
  }

  static Meaning of(String text, TextEmbedder embedder) {
    return new Meaning(embedder, embed(text, embedder));
  }

  float[] vector() {
    return vector;
  }

  @Override
  public double applyAsDouble(String sentence) {
    return known.computeIfAbsent(sentence, text -> Vectors.dot(vector, embed(text, embedder)));
  }

  private static float[] embed(String text, TextEmbedder embedder) {
    try {
      return embedder.embed(List.of(text)).get(0);
    } catch (EmbeddingException e) {
      throw new StackException("cannot tell what \"%s\" means: %s".formatted(text, e), e);
    }
  }
}
