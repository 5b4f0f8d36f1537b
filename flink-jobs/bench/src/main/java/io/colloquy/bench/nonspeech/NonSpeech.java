package io.colloquy.bench.nonspeech;

import java.util.Locale;
import java.util.Random;

/**
 * Kinds of sound in which nobody speaks, synthesized. Each changes its loudness every few seconds,
 * between a whisper's and a shout's.
 */
enum NonSpeech {
  SILENCE(Noises::silence),
  WHITE_NOISE(Noises::white),
  PINK_NOISE(Noises::pink),
  BROWN_NOISE(Noises::brown),
  MAINS_HUM(Noises::mainsHum),
  TONES_AND_SWEEPS(Tones::sweeps),
  DIAL_AND_BUSY_TONE(Tones::dialAndBusy),
  RINGING(Tones::ringing),
  MUSIC(Music::band),
  HELD_CALL(Music::onHold),
  BREATHING(Rustles::breathing),
  KEYBOARD(Rustles::keyboard),
  RAIN_AND_APPLAUSE(Rustles::rainAndApplause);

  static final int SAMPLE_RATE = 16_000;

  private static final int LOUDNESS_LASTS = 7 * SAMPLE_RATE;
  private static final int FADE = SAMPLE_RATE / 5;
  private static final double LOUDEST_DECIBELS = -14;
  private static final double QUIETEST_DECIBELS = -50;

  /** Fills samples of any loudness. */
  private interface Synthesis {
    void fill(double[] samples, Random random);
  }

  private final Synthesis synthesis;

  NonSpeech(Synthesis synthesis) {
    this.synthesis = synthesis;
  }

  /** For a row of a table. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * The sound, signed 16 bit at 16 kHz.
   *
   * @param seed the same gives the same samples
   */
  short[] samples(int seconds, long seed) {
    Random random = new Random(seed * values().length + ordinal());
    double[] samples = new double[seconds * SAMPLE_RATE];
    synthesis.fill(samples, random);
    double scale = 1 / Math.max(1e-9, rootMeanSquare(samples));
    short[] rendered = new short[samples.length];
    double gain = 0;
    double step = 0;
    for (int i = 0; i < samples.length; i++) {
      if (i % LOUDNESS_LASTS == 0) {
        step = (gain(random) - gain) / FADE;
      } else if (i % LOUDNESS_LASTS == FADE) {
        step = 0;
      }
      gain += step;
      double sample = Math.max(-1, Math.min(1, samples[i] * scale * gain));
      rendered[i] = (short) Math.round(Short.MAX_VALUE * sample);
    }
    return rendered;
  }

  private static double gain(Random random) {
    double decibels =
        QUIETEST_DECIBELS + random.nextDouble() * (LOUDEST_DECIBELS - QUIETEST_DECIBELS);
    return Math.pow(10, decibels / 20);
  }

  private static double rootMeanSquare(double[] samples) {
    double sum = 0;
    for (double sample : samples) {
      sum += sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }
}
