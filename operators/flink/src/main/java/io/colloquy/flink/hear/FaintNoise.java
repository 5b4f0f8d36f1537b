package io.colloquy.flink.hear;

import java.util.Random;

/**
 * What any model must be able to hear, if only that there is nothing: faint noise, always the same.
 */
public final class FaintNoise {
  private static final double DEVIATION = 0.01;

  private FaintNoise() {}

  /** Samples between -1 and 1. */
  public static float[] samples(int count) {
    Random random = new Random(0);
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (float) Math.max(-1, Math.min(1, DEVIATION * random.nextGaussian()));
    }
    return samples;
  }
}
