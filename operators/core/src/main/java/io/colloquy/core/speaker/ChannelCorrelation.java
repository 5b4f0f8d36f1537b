package io.colloquy.core.speaker;

/**
 * Finds out whether two channels carry the same signal, perhaps at another loudness, upside down or
 * a little later: the normalised cross-correlation over all that was heard, at the best shift.
 *
 * <p>Give it the blocks of both channels in order. Its work is one multiplication per sample and
 * shift; its state about {@code 32 * longest shift} bytes. Not safe for use by several threads.
 */
public final class ChannelCorrelation {
  /** From this correlation on, the channels are the same. Speech heard through an echo is below. */
  public static final double SAME = 0.9;

  /** What is as quiet as this (root mean square of s16 samples) tells nothing. */
  private static final double SILENCE = 30;

  /** What the channels are taken for. */
  public enum Verdict {
    /** Not enough was heard. */
    UNDECIDED,
    /** One signal twice. */
    SAME,
    /** Two signals; also where one of them is silent. */
    DIFFERENT
  }

  /**
   * Where a correlation stands.
   *
   * @param samples how many were loud enough to count, per channel
   * @param firstEnergy sum of the squares of the first channel's
   * @param secondEnergy sum of the squares of the second's
   * @param products sum of the products for each shift of the second channel, from the longest
   *     before to the longest behind the first
   * @param firstRecent the first channel's last samples, twice the longest shift
   * @param secondRecent the second's
   */
  public record State(
      long samples,
      double firstEnergy,
      double secondEnergy,
      double[] products,
      short[] firstRecent,
      short[] secondRecent) {

    public State {
      products = products == null ? new double[1] : products;
      firstRecent = firstRecent == null ? new short[0] : firstRecent;
      secondRecent = secondRecent == null ? new short[0] : secondRecent;
    }

    /**
     * Before the first block.
     *
     * @param longestShift in samples; 10 ms is enough for codecs and cards
     */
    public static State start(int longestShift) {
      if (longestShift < 0) {
        throw new IllegalArgumentException(
            "The longest shift must not be negative: " + longestShift);
      }
      return new State(0, 0, 0, new double[2 * longestShift + 1], new short[0], new short[0]);
    }
  }

  private final int longestShift;
  private final double[] products;
  private short[] firstRecent;
  private short[] secondRecent;
  private double firstEnergy;
  private double secondEnergy;
  private long samples;

  public ChannelCorrelation(State state) {
    this.longestShift = (state.products().length - 1) / 2;
    this.products = state.products().clone();
    this.firstRecent = state.firstRecent().clone();
    this.secondRecent = state.secondRecent().clone();
    this.firstEnergy = state.firstEnergy();
    this.secondEnergy = state.secondEnergy();
    this.samples = state.samples();
  }

  /**
   * Hears the next block.
   *
   * @param first samples of one channel
   * @param second samples of the other, of the same time
   * @throws IllegalArgumentException if they are not equally long
   */
  public void add(short[] first, short[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "Both channels must have equally many samples, not %d and %d."
              .formatted(first.length, second.length));
    }
    short[] a = join(firstRecent, first);
    short[] b = join(secondRecent, second);
    int from = Math.max(Math.min(longestShift, a.length), firstRecent.length - longestShift);
    int to = Math.max(from, a.length - longestShift);
    if (isLoud(a, from, to) || isLoud(b, from, to)) {
      hear(a, b, from, to);
    }
    firstRecent = last(a);
    secondRecent = last(b);
  }

  private void hear(short[] a, short[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      firstEnergy += (double) a[i] * a[i];
      secondEnergy += (double) b[i] * b[i];
    }
    for (int shift = -longestShift; shift <= longestShift; shift++) {
      long sum = 0;
      for (int i = from; i < to; i++) {
        sum += (long) a[i] * b[i + shift];
      }
      products[shift + longestShift] += sum;
    }
    samples += to - from;
  }

  /** The highest correlation at any shift, whatever its sign: from 0 to 1; 0 if one is silent. */
  public double correlation() {
    double highest = 0;
    for (double product : products) {
      highest = Math.max(highest, Math.abs(product));
    }
    double energy = Math.sqrt(firstEnergy * secondEnergy);
    return energy == 0 ? 0 : Math.min(1, highest / energy);
  }

  /**
   * What the channels are.
   *
   * @param leastSamples how much must have been heard first; a few seconds, better some ten,
   *     because an announcement or a dial tone can be on both channels before the call
   */
  public Verdict verdict(long leastSamples) {
    if (samples < leastSamples) {
      return Verdict.UNDECIDED;
    }
    return correlation() >= SAME ? Verdict.SAME : Verdict.DIFFERENT;
  }

  public State state() {
    return new State(
        samples,
        firstEnergy,
        secondEnergy,
        products.clone(),
        firstRecent.clone(),
        secondRecent.clone());
  }

  private static boolean isLoud(short[] signal, int from, int to) {
    double energy = 0;
    for (int i = from; i < to; i++) {
      energy += (double) signal[i] * signal[i];
    }
    return energy > SILENCE * SILENCE * (to - from);
  }

  private static short[] join(short[] before, short[] block) {
    short[] joined = new short[before.length + block.length];
    System.arraycopy(before, 0, joined, 0, before.length);
    System.arraycopy(block, 0, joined, before.length, block.length);
    return joined;
  }

  private short[] last(short[] signal) {
    int kept = Math.min(signal.length, 2 * longestShift);
    short[] recent = new short[kept];
    System.arraycopy(signal, signal.length - kept, recent, 0, kept);
    return recent;
  }
}
