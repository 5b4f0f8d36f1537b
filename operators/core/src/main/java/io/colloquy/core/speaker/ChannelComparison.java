package io.colloquy.core.speaker;

/**
 * Compares two channels of the same time: do they carry one signal, perhaps at another loudness,
 * upside down or a little later?
 *
 * <p>It takes the normalised cross-correlation, at the best shift of up to 10 ms, of every second
 * that is not much softer than the loudest one. All of them must agree: a recorded announcement
 * followed by an answer on one channel is no copy. Independent speech is told apart within its
 * first second, where the comparison ends.
 */
public final class ChannelComparison {
  /** From this correlation on, a second of both channels is the same. */
  private static final double SAME = 0.9;

  /** Seconds 20 dB below the loudest tell nothing: what is left there is each channel's noise. */
  private static final double SOFT = 0.01;

  /** Whose signal is 12 dB above the same one on the other channel has an echo there. */
  private static final double LOUD = 16;

  /**
   * A signal 18 dB below the same one on the other channel is its echo. What lies between both is
   * rather heard twice than not at all: two windows of one speech never have quite the same ends.
   */
  private static final double ECHO = 1 / 64.0;

  private static final int SAMPLES_PER_SECOND = 16_000;
  private static final int LONGEST_SHIFT = SAMPLES_PER_SECOND / 100;

  private final short[] own;
  private final short[] other;
  private int likelyShift;

  private ChannelComparison(short[] own, short[] other) {
    this.own = own;
    this.other = other;
  }

  /**
   * What a stretch of a channel is beside the other channel.
   *
   * @param own samples at 16 kHz
   * @param other the other channel's of the same time
   * @throws IllegalArgumentException if they are not equally long
   */
  public static ChannelLikeness compare(short[] own, short[] other) {
    if (own.length != other.length) {
      throw new IllegalArgumentException(
          "Both channels must have equally many samples, not %d and %d."
              .formatted(own.length, other.length));
    }
    return new ChannelComparison(own, other).likeness();
  }

  private ChannelLikeness likeness() {
    double audible = SOFT * loudestSecond();
    double ownEnergy = 0;
    double otherEnergy = 0;
    for (int second = 0; second < seconds(); second++) {
      int from = start(second);
      int to = start(second + 1);
      if (power(from, to) >= audible) {
        if (correlation(from, to) < SAME) {
          return ChannelLikeness.OWN;
        }
        ownEnergy += energy(own, from, to);
        otherEnergy += energy(other, from, to);
      }
    }
    if (ownEnergy < ECHO * otherEnergy) {
      return ChannelLikeness.ECHO;
    }
    return ownEnergy >= LOUD * otherEnergy ? ChannelLikeness.OWN : ChannelLikeness.COPY;
  }

  private int seconds() {
    return Math.max(1, own.length / SAMPLES_PER_SECOND);
  }

  /** A rest shorter than a second belongs to the one before. */
  private int start(int second) {
    return second == seconds() ? own.length : second * SAMPLES_PER_SECOND;
  }

  private double loudestSecond() {
    double loudest = 0;
    for (int second = 0; second < seconds(); second++) {
      loudest = Math.max(loudest, power(start(second), start(second + 1)));
    }
    return loudest;
  }

  private double power(int from, int to) {
    return Math.max(energy(own, from, to), energy(other, from, to)) / Math.max(1, to - from);
  }

  /** The highest at any shift, whatever its sign; the shift that fitted last is tried first. */
  private double correlation(int from, int to) {
    int longest = Math.min(LONGEST_SHIFT, (to - from) / 4);
    double highest = correlation(from + longest, to - longest, likelyShift);
    for (int shift = -longest; shift <= longest && highest < SAME; shift++) {
      double correlation = correlation(from + longest, to - longest, shift);
      if (correlation > highest) {
        highest = correlation;
        likelyShift = shift;
      }
    }
    return highest;
  }

  private double correlation(int from, int to, int shift) {
    long product = 0;
    for (int i = from; i < to; i++) {
      product += own[i] * other[i + shift];
    }
    double energy = energy(own, from, to) * energy(other, from + shift, to + shift);
    return energy == 0 ? 0 : Math.abs(product) / Math.sqrt(energy);
  }

  private static double energy(short[] signal, int from, int to) {
    long energy = 0;
    for (int i = from; i < to; i++) {
      energy += signal[i] * signal[i];
    }
    return energy;
  }
}
