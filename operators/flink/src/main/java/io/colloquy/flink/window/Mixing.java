package io.colloquy.flink.window;

/** Mixes two channels. */
final class Mixing {
  private Mixing() {}

  /** The mean of both, with the second turned over if it is the first one upside down. */
  static short[] mono(short[][] channels) {
    short[] first = channels[0];
    short[] second = channels[1];
    long product = 0;
    for (int i = 0; i < first.length; i++) {
      product += first[i] * second[i];
    }
    int sign = product < 0 ? -1 : 1;
    short[] mixed = new short[first.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (short) ((first[i] + sign * second[i]) / 2);
    }
    return mixed;
  }
}
