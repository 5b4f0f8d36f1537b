package io.colloquy.bench.nonspeech;

import java.util.Random;

/** A small band: plucked chords, a bass, a melody that vibrates like a voice, and drums. */
final class Music {
  private static final int[][] CHORDS = {{0, 4, 7}, {7, 11, 14}, {9, 12, 16}, {5, 9, 12}};
  private static final int[] SCALE = {0, 2, 4, 7, 9, 12, 14, 16};
  private static final double LOWEST_HERTZ = 130.81;
  private static final double PLUCK_LOSS = .996;

  private final double[] samples;
  private final Random random;
  private final int beat;
  private final int key;

  private Music(double[] samples, Random random) {
    this.samples = samples;
    this.random = random;
    beat = (int) (NonSpeech.SAMPLE_RATE * (.35 + .3 * random.nextDouble()));
    key = random.nextInt(12);
  }

  static void band(double[] samples, Random random) {
    new Music(samples, random).play();
  }

  /** The band as a caller hears it who is on hold: a narrow band, noise, and short dropouts. */
  static void onHold(double[] samples, Random random) {
    new Music(samples, random).play();
    BandFilter first = new BandFilter(1_000, .35);
    BandFilter second = new BandFilter(1_000, .35);
    int dropoutUntil = 0;
    for (int i = 0; i < samples.length; i++) {
      if (random.nextInt(8 * NonSpeech.SAMPLE_RATE) == 0) {
        dropoutUntil = i + random.nextInt(NonSpeech.SAMPLE_RATE / 4);
      }
      double heard = second.next(first.next(samples[i])) + .02 * random.nextGaussian();
      samples[i] = i < dropoutUntil ? 0 : heard;
    }
  }

  private void play() {
    int bars = samples.length / (4 * beat) + 1;
    for (int bar = 0; bar < bars; bar++) {
      int[] chord = CHORDS[bar % CHORDS.length];
      for (int quarter = 0; quarter < 4; quarter++) {
        int from = (4 * bar + quarter) * beat;
        pluck(from, chord[0] - 12, 2 * beat, 1);
        for (int note : chord) {
          pluck(from + random.nextInt(200), note, 2 * beat, .5);
        }
        drum(from, quarter % 2 == 0);
        if (random.nextInt(4) > 0) {
          sing(from, SCALE[random.nextInt(SCALE.length)] + 12, beat * (1 + random.nextInt(2)));
        }
      }
    }
  }

  /** After Karplus and Strong: noise that goes round in a loop and loses its highs. */
  private void pluck(int from, int note, int lasts, double loudness) {
    double[] string = new double[(int) (NonSpeech.SAMPLE_RATE / hertz(note))];
    for (int i = 0; i < string.length; i++) {
      string[i] = 2 * random.nextDouble() - 1;
    }
    for (int i = 0; i < lasts && from + i < samples.length; i++) {
      int at = i % string.length;
      samples[from + i] += loudness * string[at];
      string[at] = PLUCK_LOSS * (string[at] + string[(at + 1) % string.length]) / 2;
    }
  }

  private void sing(int from, int note, int lasts) {
    double turns = 0;
    BandFilter formant = new BandFilter(500 + random.nextInt(1_500), 3);
    for (int i = 0; i < lasts && from + i < samples.length; i++) {
      double seconds = (double) i / NonSpeech.SAMPLE_RATE;
      double vibrato = 1 + .012 * Math.sin(2 * Math.PI * 5.5 * seconds);
      turns += hertz(note) * vibrato / NonSpeech.SAMPLE_RATE;
      double envelope = Math.min(1, Math.min(i, lasts - i) / 800.);
      double saw = 2 * (turns - Math.floor(turns + .5));
      samples[from + i] += .8 * envelope * (.3 * saw + 2 * formant.next(saw));
    }
  }

  private void drum(int from, boolean bass) {
    for (int i = 0; i < NonSpeech.SAMPLE_RATE / 6 && from + i < samples.length; i++) {
      double seconds = (double) i / NonSpeech.SAMPLE_RATE;
      double sound =
          bass
              ? 2 * Math.sin(2 * Math.PI * (50 * seconds + 2 * (1 - Math.exp(-25 * seconds))))
              : random.nextGaussian();
      samples[from + i] += sound * Math.exp(-25 * seconds);
    }
  }

  private double hertz(int note) {
    return LOWEST_HERTZ * Math.pow(2, (note + key) / 12.);
  }
}
