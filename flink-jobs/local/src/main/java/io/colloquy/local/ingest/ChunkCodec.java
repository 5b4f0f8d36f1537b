package io.colloquy.local.ingest;

import io.colloquy.schemas.AudioCodec;

/** How a chunk's samples are encoded. */
public enum ChunkCodec {
  /** Signed 16-bit samples, little endian. */
  PCM(AudioCodec.PCM_S16LE, 2) {
    @Override
    void encode(short sample, byte[] to, int at) {
      to[at] = (byte) sample;
      to[at + 1] = (byte) (sample >> 8);
    }
  },

  /** G.711 µ-law. */
  MULAW(AudioCodec.MULAW, 1) {
    @Override
    void encode(short sample, byte[] to, int at) {
      to[at] = mulaw(sample);
    }
  };

  private static final int MULAW_BIAS = 0x84;
  private static final int MULAW_CLIP = 32_635;
  private static final int SEGMENT_OF_LEADING_ONE = 24;

  private final AudioCodec codec;
  private final int bytesPerSample;

  ChunkCodec(AudioCodec codec, int bytesPerSample) {
    this.codec = codec;
    this.bytesPerSample = bytesPerSample;
  }

  abstract void encode(short sample, byte[] to, int at);

  public AudioCodec audioCodec() {
    return codec;
  }

  /** Encodes equally long channels, interleaved. */
  public byte[] encode(short[][] channels) {
    int length = channels[0].length;
    byte[] bytes = new byte[length * channels.length * bytesPerSample];
    int at = 0;
    for (int i = 0; i < length; i++) {
      for (short[] channel : channels) {
        encode(channel[i], bytes, at);
        at += bytesPerSample;
      }
    }
    return bytes;
  }

  /** ITU-T G.711: sign, three bits of segment, four of mantissa, all inverted. */
  static byte mulaw(short sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(Math.abs((int) sample), MULAW_CLIP) + MULAW_BIAS;
    int segment = SEGMENT_OF_LEADING_ONE - Integer.numberOfLeadingZeros(magnitude);
    int mantissa = magnitude >> (segment + 3) & 0x0f;
    return (byte) ~(sign | segment << 4 | mantissa);
  }
}
