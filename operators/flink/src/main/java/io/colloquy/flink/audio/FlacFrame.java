package io.colloquy.flink.audio;

/**
 * The head of a FLAC frame (RFC 9639, section 9.1).
 *
 * @param start the frame's first sample
 * @param samples samples per channel
 */
record FlacFrame(long start, int samples) {
  static final int MAX_HEADER_LENGTH = 16;
  private static final int[] CRC8 = Crc.table(8, 0x07);

  /** Reads the header at {@code at}; null if none of this stream is there, whole and unharmed. */
  static FlacFrame read(byte[] bytes, int at, StreamHeader stream) {
    if (at + 6 > bytes.length || bytes[at] != (byte) 0xFF || (bytes[at + 1] & 0xFE) != 0xF8) {
      return null;
    }
    int sizeCode = bytes[at + 2] >> 4 & 0xF;
    int rateCode = bytes[at + 2] & 0xF;
    int channelCode = bytes[at + 3] >> 4 & 0xF;
    int channels = channelCode < 8 ? channelCode + 1 : 2;
    if (sizeCode == 0 || rateCode == 15 || channelCode > 10 || channels != stream.channels()) {
      return null;
    }
    int leading = Integer.numberOfLeadingZeros(~(bytes[at + 4] << 24));
    int extra = leading == 0 ? 0 : leading - 1;
    int sizeBytes = sizeCode == 6 ? 1 : sizeCode == 7 ? 2 : 0;
    int rateBytes = rateCode == 12 ? 1 : rateCode == 13 || rateCode == 14 ? 2 : 0;
    int crcAt = at + 5 + extra + sizeBytes + rateBytes;
    if (leading == 1 || leading > 7 || crcAt >= bytes.length || !checks(bytes, at, crcAt)) {
      return null;
    }
    long number = bytes[at + 4] & (0xFF >> leading + 1);
    int next = at + 5;
    for (int i = 0; i < extra; i++) {
      number = number << 6 | bytes[next++] & 0x3F;
    }
    int samples = samples(sizeCode, bytes, next);
    boolean variable = (bytes[at + 1] & 1) != 0;
    return new FlacFrame(variable ? number : number * blockSize(stream), samples);
  }

  private static boolean checks(byte[] bytes, int from, int crcAt) {
    int crc = 0;
    for (int i = from; i < crcAt; i++) {
      crc = CRC8[crc ^ bytes[i] & 0xFF];
    }
    return crc == (bytes[crcAt] & 0xFF);
  }

  private static int samples(int code, byte[] bytes, int at) {
    return switch (code) {
      case 1 -> 192;
      case 2, 3, 4, 5 -> 576 << code - 2;
      case 6 -> (bytes[at] & 0xFF) + 1;
      case 7 -> ((bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF) + 1;
      default -> 256 << code - 8;
    };
  }

  /** The largest block of the stream, in samples. */
  static int blockSize(StreamHeader stream) {
    byte[] info = stream.codecHeader();
    return (info[2] & 0xFF) << 8 | info[3] & 0xFF;
  }

  /** More bytes than any frame of the stream takes. */
  static int maxLength(StreamHeader stream) {
    byte[] info = stream.codecHeader();
    int bits = ((info[12] & 1) << 4 | info[13] >> 4 & 0xF) + 1;
    return 1024 + blockSize(stream) * stream.channels() * (bits + 8) / 8;
  }
}
