package io.colloquy.bench.nonspeech;

import java.util.Random;

/** What people and weather do without a word. */
final class Rustles {
  private static final int APPLAUSE_LASTS = 8 * NonSpeech.SAMPLE_RATE;

  private Rustles() {}

  /** Noise through a throat, in and out, near a microphone. */
  static void breathing(double[] samples, Random random) {
    int from = 0;
    boolean in = true;
    while (from < samples.length) {
      int lasts = samples((in ? .9 : 1.3) + .7 * random.nextDouble());
      BandFilter throat = new BandFilter((in ? 1_500 : 700) + random.nextInt(400), 1.2);
      BandFilter mouth = new BandFilter(2_500 + random.nextInt(1_000), 2);
      for (int i = 0; i < lasts && from + i < samples.length; i++) {
        double noise = random.nextGaussian();
        double swell = Math.pow(Math.sin(Math.PI * i / lasts), 2);
        samples[from + i] = swell * (throat.next(noise) + .4 * mouth.next(noise));
      }
      from += lasts + samples(in ? .2 : .6 + random.nextDouble());
      in = !in;
    }
  }

  static void keyboard(double[] samples, Random random) {
    int from = 0;
    while (from < samples.length) {
      burst(samples, from, 1_800 + random.nextInt(2_500), .012, 1, random);
      burst(samples, from + samples(.05), 900 + random.nextInt(900), .02, .4, random);
      double pause = random.nextInt(12) == 0 ? 1.5 * random.nextDouble() : 0;
      from += samples(.07 + .18 * random.nextDouble() + pause);
    }
  }

  /** In turns: drops on a window, and a hall of people clapping. */
  static void rainAndApplause(double[] samples, Random random) {
    Noises.pink(samples, random);
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= .05;
      boolean applause = i / APPLAUSE_LASTS % 2 == 1;
      if (random.nextInt(applause ? 250 : 500) == 0) {
        int hertz = applause ? 900 + random.nextInt(1_200) : 2_000 + random.nextInt(4_000);
        burst(samples, i, hertz, applause ? .015 : .005, random.nextDouble(), random);
      }
    }
  }

  private static void burst(
      double[] samples, int from, double hertz, double decay, double loudness, Random random) {
    BandFilter filter = new BandFilter(hertz, 2);
    int to = Math.min(samples.length, from + samples(5 * decay));
    for (int i = from; i < to; i++) {
      double fading = Math.exp(-(i - from) / (decay * NonSpeech.SAMPLE_RATE));
      samples[i] += loudness * fading * filter.next(random.nextGaussian());
    }
  }

  private static int samples(double seconds) {
    return (int) (seconds * NonSpeech.SAMPLE_RATE);
  }
}
