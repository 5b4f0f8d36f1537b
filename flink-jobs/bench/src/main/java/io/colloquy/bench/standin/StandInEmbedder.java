package io.colloquy.bench.standin;

import io.colloquy.flink.embed.TextEmbedder;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Embeds texts by their words: each word has a random vector, a text their mean. So texts that
 * share words lie closer, in as many dimensions as the real model's and at no cost.
 */
public final class StandInEmbedder implements TextEmbedder {
  private static final int DIMENSIONS = 384;

  private volatile boolean closed;

  /** Opens embedders anywhere. */
  public record StandInFactory() implements Factory {
    @Override
    public TextEmbedder open() {
      return new StandInEmbedder();
    }
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    if (closed) {
      throw new IllegalStateException("the embedder is closed");
    }
    return texts.stream().map(StandInEmbedder::embed).toList();
  }

  private static float[] embed(String text) {
    float[] sum = new float[DIMENSIONS];
    sum[0] = 0.5f; // no text, and words that cancel out, have a direction, too
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty()) {
        add(word, sum);
      }
    }
    return UnitVector.of(sum);
  }

  private static void add(String word, float[] sum) {
    SplittableRandom random = new SplittableRandom(word.hashCode());
    long signs = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      signs = i % Long.SIZE == 0 ? random.nextLong() : signs >>> 1;
      sum[i] += (signs & 1) == 0 ? 1 : -1;
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
