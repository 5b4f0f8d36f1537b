package io.colloquy.bench.nonspeech;

import java.util.Random;

/** Steady noises. */
final class Noises {
  private static final int PINK_ROWS = 14;
  private static final double BROWN_LEAK = .998;
  private static final double MAINS_HERTZ = 50;
  private static final int MAINS_HARMONICS = 12;

  private Noises() {}

  /** A converter's last bit flickers now and then. */
  static void silence(double[] samples, Random random) {
    samples[random.nextInt(samples.length)] = 1e-3;
  }

  static void white(double[] samples, Random random) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextGaussian();
    }
  }

  /** After Voss and McCartney: each of several values changes half as often as the one before. */
  static void pink(double[] samples, Random random) {
    double[] rows = new double[PINK_ROWS];
    double sum = 0;
    for (int i = 0; i < samples.length; i++) {
      int row = Math.min(PINK_ROWS - 1, Integer.numberOfTrailingZeros(i + 1));
      double value = random.nextGaussian();
      sum += value - rows[row];
      rows[row] = value;
      samples[i] = sum;
    }
  }

  static void brown(double[] samples, Random random) {
    double value = 0;
    for (int i = 0; i < samples.length; i++) {
      value = BROWN_LEAK * value + random.nextGaussian();
      samples[i] = value;
    }
  }

  /** Odd harmonics are louder, as behind a rectifier; under it a little noise. */
  static void mainsHum(double[] samples, Random random) {
    double[] phases = random.doubles(MAINS_HARMONICS).map(phase -> 2 * Math.PI * phase).toArray();
    for (int i = 0; i < samples.length; i++) {
      double turns = MAINS_HERTZ * i / NonSpeech.SAMPLE_RATE;
      double sum = .02 * random.nextGaussian();
      for (int harmonic = 1; harmonic <= MAINS_HARMONICS; harmonic++) {
        double loudness = (harmonic % 2 == 1 ? 1. : .4) / harmonic;
        sum += loudness * Math.sin(2 * Math.PI * harmonic * turns + phases[harmonic - 1]);
      }
      samples[i] = sum;
    }
  }
}
