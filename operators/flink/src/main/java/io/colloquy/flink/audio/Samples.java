package io.colloquy.flink.audio;

import java.util.Arrays;

/** A growing run of samples, one array per channel. */
final class Samples {
  private final short[][] channels;
  private int length;

  Samples(int channels) {
    this.channels = new short[channels][4096];
  }

  int channels() {
    return channels.length;
  }

  int length() {
    return length;
  }

  /** Makes room for {@code count} more samples and returns where they begin. */
  int extend(int count) {
    int start = length;
    int needed = Math.addExact(length, count);
    for (int c = 0; c < channels.length; c++) {
      if (channels[c].length < needed) {
        int grown =
            (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, channels[c].length * 2L));
        channels[c] = Arrays.copyOf(channels[c], grown);
      }
      Arrays.fill(channels[c], start, needed, (short) 0);
    }
    length = needed;
    return start;
  }

  short[] channel(int channel) {
    return channels[channel];
  }

  void append(Samples other, int from, int to) {
    int at = extend(to - from);
    for (int c = 0; c < channels.length; c++) {
      System.arraycopy(other.channels[c], from, channels[c], at, to - from);
    }
  }

  void append(short[]... samples) {
    int at = extend(samples[0].length);
    for (int c = 0; c < channels.length; c++) {
      System.arraycopy(samples[c], 0, channels[c], at, samples[c].length);
    }
  }

  void clear() {
    length = 0;
  }

  /** Both, one behind the other, channel by channel; the first may have no channels at all. */
  static short[][] joined(short[][] first, short[][] second) {
    short[][] joined = new short[second.length][];
    for (int c = 0; c < joined.length; c++) {
      int before = first.length == 0 ? 0 : first[c].length;
      joined[c] = new short[before + second[c].length];
      if (before > 0) {
        System.arraycopy(first[c], 0, joined[c], 0, before);
      }
      System.arraycopy(second[c], 0, joined[c], before, second[c].length);
    }
    return joined;
  }

  /** A stretch of all channels. */
  short[][] part(int from, int to) {
    short[][] part = new short[channels.length][];
    for (int c = 0; c < part.length; c++) {
      part[c] = Arrays.copyOfRange(channels[c], from, to);
    }
    return part;
  }

  short[][] toArrays() {
    return part(0, length);
  }
}
