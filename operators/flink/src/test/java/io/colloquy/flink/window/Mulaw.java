package io.colloquy.flink.window;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/** ITU-T G.711, µ-law. */
final class Mulaw {
  private Mulaw() {}

  /** One byte for each sample of s16, little endian. */
  static byte[] encoded(byte[] pcm) {
    ShortBuffer samples = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    byte[] bytes = new byte[samples.remaining()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = encoded(samples.get(i));
    }
    return bytes;
  }

  static byte encoded(int sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(32_635, Math.abs(sample)) + 132;
    int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
    int mantissa = magnitude >> (exponent + 3) & 0x0f;
    return (byte) ~(sign | exponent << 4 | mantissa);
  }
}
