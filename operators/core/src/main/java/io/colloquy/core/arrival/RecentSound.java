package io.colloquy.core.arrival;

import java.util.Arrays;

/**
 * What is remembered of a stream's last five seconds, so that they are recognized when a recorder
 * sends them again: one number for each short cell of samples, all channels together. Exact audio
 * comes again as the same samples, so that a hash of 2.5 ms is enough; what a lossy codec made of
 * the same sound differs a little, so that its course is kept: the mean of each 0.5 ms.
 *
 * @param sampleRate samples per second and channel; 0 before the first sample
 * @param lossy whether the same sound may come again as other samples
 * @param cells the last of them, oldest first; of exact audio, 0 where it is quiet
 * @param rest samples behind the last whole cell, one array per channel
 */
public record RecentSound(int sampleRate, boolean lossy, short[] cells, short[][] rest) {
  private static final int EXACT_CELLS_PER_SECOND = 400;
  private static final int LOSSY_CELLS_PER_SECOND = 2_000;

  /** A recorder repeats at most 5 s; its clock may err by a tenth. */
  private static final double KEPT_SECONDS = 5.2;

  /** Long enough to be no crossing of zero. */
  private static final double QUIET_END_SECONDS = 0.02;

  /** Nothing is heard in samples that stay below this: −72 dB. */
  private static final int QUIET = 8;

  public RecentSound {
    cells = cells == null ? new short[0] : cells;
    rest = rest == null ? new short[0][] : rest;
  }

  /** Before a stream's first sample, and behind a gap. */
  public static RecentSound none() {
    return new RecentSound(0, false, null, null);
  }

  /** How many samples are remembered. */
  public int length() {
    return cells.length * samplesPerCell() + restLength();
  }

  /**
   * What is remembered behind more samples.
   *
   * @param samples one array per channel
   * @param rate samples per second of the stream
   * @param ofLossyCodec whether the stream's codec is lossy
   */
  public RecentSound then(short[][] samples, int rate, boolean ofLossyCodec) {
    if (samples.length == 0 || samples[0].length == 0) {
      return this;
    }
    if (rate != sampleRate || ofLossyCodec != lossy || cells.length + restLength() == 0) {
      return new RecentSound(rate, ofLossyCodec, null, new short[samples.length][0]).then(samples);
    }
    return then(samples);
  }

  private RecentSound then(short[][] samples) {
    short[][] fresh = joined(rest, samples);
    int width = samplesPerCell();
    int whole = fresh[0].length / width;
    int most = (int) (KEPT_SECONDS * sampleRate / width);
    int added = Math.min(whole, most);
    int kept = Math.min(cells.length, most - added);
    short[] next = new short[kept + added];
    System.arraycopy(cells, cells.length - kept, next, 0, kept);
    for (int i = 0; i < added; i++) {
      next[kept + i] = cell(fresh, (whole - added + i) * width);
    }
    return new RecentSound(sampleRate, lossy, next, part(fresh, whole * width, fresh[0].length));
  }

  int samplesPerCell() {
    return Math.max(1, sampleRate / (lossy ? LOSSY_CELLS_PER_SECOND : EXACT_CELLS_PER_SECOND));
  }

  int restLength() {
    return rest.length == 0 ? 0 : rest[0].length;
  }

  /** The cells of other samples of the stream, from {@code first} up to {@code end} at most. */
  short[] cellsOf(short[][] samples, int first, int end) {
    int width = samplesPerCell();
    short[] others = new short[Math.max(0, end - first) / width];
    for (int i = 0; i < others.length; i++) {
      others[i] = cell(samples, first + i * width);
    }
    return others;
  }

  /** Whether nothing was heard in the last 20 ms. */
  public boolean endsQuietly() {
    int last = (int) (QUIET_END_SECONDS * sampleRate / samplesPerCell());
    if (cells.length < last || last == 0 || quietAtFirst(rest) < restLength()) {
      return false;
    }
    for (int i = cells.length - last; i < cells.length; i++) {
      if (sounds(cells[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is any sound in a cell. */
  boolean sounds(short cell) {
    return lossy ? Math.abs(cell) > QUIET : cell != 0;
  }

  /** How many samples come before the first that is heard. */
  static int quietAtFirst(short[][] samples) {
    int quiet = samples.length == 0 ? 0 : samples[0].length;
    for (short[] channel : samples) {
      for (int i = 0; i < quiet; i++) {
        if (Math.abs(channel[i]) > QUIET) {
          quiet = i;
        }
      }
    }
    return quiet;
  }

  /** The cell that begins at a sample. */
  short cell(short[][] samples, int first) {
    return lossy ? mean(samples, first) : hash(samples, first);
  }

  /** Channels count differently, so that none takes away what the other has. */
  private short mean(short[][] samples, int first) {
    int end = first + samplesPerCell();
    long sum = 0;
    long weights = 0;
    for (int channel = 0; channel < samples.length; channel++) {
      for (int i = first; i < end; i++) {
        sum += (long) samples[channel][i] * (channel + 1);
      }
      weights += (long) (channel + 1) * samplesPerCell();
    }
    return (short) (sum / weights);
  }

  private short hash(short[][] samples, int first) {
    int end = first + samplesPerCell();
    int hash = 1;
    boolean quiet = true;
    for (short[] channel : samples) {
      for (int i = first; i < end; i++) {
        hash = 31 * hash + channel[i];
        quiet &= Math.abs(channel[i]) <= QUIET;
      }
    }
    short folded = (short) (hash ^ hash >>> 16);
    return quiet ? 0 : folded == 0 ? 1 : folded;
  }

  private static short[][] joined(short[][] first, short[][] second) {
    short[][] joined = new short[second.length][];
    for (int i = 0; i < joined.length; i++) {
      joined[i] = new short[first[i].length + second[i].length];
      System.arraycopy(first[i], 0, joined[i], 0, first[i].length);
      System.arraycopy(second[i], 0, joined[i], first[i].length, second[i].length);
    }
    return joined;
  }

  private static short[][] part(short[][] samples, int from, int to) {
    short[][] part = new short[samples.length][];
    for (int i = 0; i < part.length; i++) {
      part[i] = Arrays.copyOfRange(samples[i], from, to);
    }
    return part;
  }
}
