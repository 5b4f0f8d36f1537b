package io.colloquy.bench.nonspeech;

import java.util.Random;

/** Steady and sliding tones, and those of a telephone line. */
final class Tones {
  private static final int FADE = NonSpeech.SAMPLE_RATE / 100;

  private Tones() {}

  /** Held and sliding tones, pure or with harmonics, some of them trembling. */
  static void sweeps(double[] samples, Random random) {
    int from = 0;
    while (from < samples.length) {
      int to = Math.min(samples.length, from + samples(.4 + 4 * random.nextDouble()));
      double start = hertz(random);
      double end = random.nextBoolean() ? start : hertz(random);
      int harmonics = 1 + random.nextInt(8);
      double tremble = random.nextInt(3) == 0 ? 5 * random.nextDouble() : 0;
      double turns = 0;
      for (int i = from; i < to; i++) {
        double progress = (double) (i - from) / (to - from);
        double seconds = (double) i / NonSpeech.SAMPLE_RATE;
        double trembling = 1 + .03 * Math.sin(2 * Math.PI * tremble * seconds);
        turns += start * Math.pow(end / start, progress) * trembling / NonSpeech.SAMPLE_RATE;
        for (int harmonic = 1; harmonic <= harmonics; harmonic++) {
          samples[i] += Math.sin(2 * Math.PI * harmonic * turns) / harmonic * fade(i, from, to);
        }
      }
      from = to + samples(random.nextDouble());
    }
  }

  /** The dial tone of a PBX, keys that are pressed, and a line that is busy. */
  static void dialAndBusy(double[] samples, Random random) {
    double[] low = {697, 770, 852, 941};
    double[] high = {1209, 1336, 1477};
    int from = 0;
    while (from < samples.length) {
      from = tone(samples, from, 3 + 5 * random.nextDouble(), 350, 440);
      for (int key = 0; key < 10; key++) {
        from =
            tone(samples, from + samples(.08), .1, low[random.nextInt(4)], high[random.nextInt(3)]);
      }
      from += samples(1.5);
      for (int beep = 0; beep < 8; beep++) {
        from = tone(samples, from + samples(.5), .5, 425);
      }
      from += samples(1);
    }
    hiss(samples, random);
  }

  /** What the caller hears, and a bell. */
  static void ringing(double[] samples, Random random) {
    int from = 0;
    while (from < samples.length) {
      for (int ring = 0; ring < 3; ring++) {
        from = tone(samples, from + samples(2 + random.nextDouble()), 2, 440, 480);
      }
      from += samples(1);
      for (int stroke = 0; stroke < 40; stroke++) {
        strike(samples, from, stroke % 2 == 0 ? 1050 : 1330);
        from += samples(.05);
      }
      from += samples(2);
    }
    hiss(samples, random);
  }

  private static int tone(double[] samples, int from, double seconds, double... hertz) {
    int to = Math.min(samples.length, from + samples(seconds));
    for (int i = from; i < to; i++) {
      for (double each : hertz) {
        samples[i] += Math.sin(2 * Math.PI * each * i / NonSpeech.SAMPLE_RATE) * fade(i, from, to);
      }
    }
    return to;
  }

  private static void strike(double[] samples, int from, double hertz) {
    int to = Math.min(samples.length, from + samples(.4));
    for (int i = from; i < to; i++) {
      double seconds = (double) (i - from) / NonSpeech.SAMPLE_RATE;
      double sound = Math.sin(2 * Math.PI * hertz * seconds);
      sound += .5 * Math.sin(2 * Math.PI * 2.76 * hertz * seconds);
      samples[i] += sound * Math.exp(-9 * seconds) * fade(i, from, to);
    }
  }

  private static void hiss(double[] samples, Random random) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] += .01 * random.nextGaussian();
    }
  }

  private static double fade(int at, int from, int to) {
    return Math.min(1, Math.min(at - from, to - at) / (double) FADE);
  }

  private static double hertz(Random random) {
    return 80 * Math.pow(2, 5.5 * random.nextDouble());
  }

  private static int samples(double seconds) {
    return (int) (seconds * NonSpeech.SAMPLE_RATE);
  }
}
