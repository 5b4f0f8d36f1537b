package io.colloquy.flink.audio;

/** Tables for cyclic redundancy checks, highest bit first. */
final class Crc {
  private Crc() {}

  static int[] table(int width, int polynomial) {
    int[] table = new int[256];
    int top = 1 << width - 1;
    int mask = top | top - 1;
    for (int i = 0; i < 256; i++) {
      int crc = i << width - 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & top) != 0 ? crc << 1 ^ polynomial : crc << 1;
      }
      table[i] = crc & mask;
    }
    return table;
  }
}
