package io.colloquy.flink.audio;

import static io.colloquy.flink.audio.AudioException.Reason.BAD_HEADER;
import static io.colloquy.flink.audio.AudioException.Reason.UNSUPPORTED;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The header of a RIFF WAVE file: the chunks up to and including the head of <i>data</i>. */
final class WavHeader {
  private static final int FMT = 0x20746d66;
  private static final int DATA = 0x61746164;
  private static final int EXTENSIBLE = 0xFFFE;

  /** Programs that cannot know the length state 2 or 4 GiB, less some kilobytes. */
  private static final long WRITTEN_TO_A_PIPE = 0x7FFF0000L;

  private WavHeader() {}

  static ContainerHeader read(byte[] bytes) throws AudioException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    StreamHeader stream = null;
    long at = 12;
    while (at + 8 <= bytes.length) {
      int id = in.getInt((int) at);
      long size = Integer.toUnsignedLong(in.getInt((int) at + 4));
      if (id == DATA) {
        if (stream == null) {
          throw new AudioException(
              BAD_HEADER, "The WAV file has no fmt chunk before its data; write it again");
        }
        boolean open = size == 0 || size >= WRITTEN_TO_A_PIPE;
        return new ContainerHeader(stream, (int) at + 8, 0, open ? -1 : size);
      }
      if (id == FMT) {
        if (at + 8 + Math.min(size, 40) > bytes.length) {
          return null;
        }
        stream = format(in, (int) at + 8, size);
      }
      at += 8 + size + (size & 1);
    }
    return null;
  }

  private static StreamHeader format(ByteBuffer in, int at, long size) throws AudioException {
    if (size < 16) {
      throw new AudioException(
          BAD_HEADER,
          "The WAV file's fmt chunk has %d bytes instead of 16 or more".formatted(size));
    }
    int tag = Short.toUnsignedInt(in.getShort(at));
    int channels = Short.toUnsignedInt(in.getShort(at + 2));
    int sampleRate = in.getInt(at + 4);
    int bits = Short.toUnsignedInt(in.getShort(at + 14));
    if (tag == EXTENSIBLE && size >= 26) {
      tag = Short.toUnsignedInt(in.getShort(at + 24));
    }
    return new StreamHeader(codec(tag, bits), sampleRate, channels, null, 0);
  }

  private static Codec codec(int tag, int bits) throws AudioException {
    return switch (tag << 8 | bits) {
      case 0x108 -> Codec.PCM_U8;
      case 0x110 -> Codec.PCM_S16LE;
      case 0x118 -> Codec.PCM_S24LE;
      case 0x120 -> Codec.PCM_S32LE;
      case 0x320 -> Codec.PCM_F32LE;
      case 0x340 -> Codec.PCM_F64LE;
      case 0x608 -> Codec.ALAW;
      case 0x708 -> Codec.MULAW;
      default ->
          throw new AudioException(
              UNSUPPORTED,
              "WAV format tag 0x%04x with %d bits is not supported; send PCM, float, A-law or µ-law"
                  .formatted(tag, bits));
    };
  }
}
