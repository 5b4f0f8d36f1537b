package io.colloquy.flink.audio;

import static io.colloquy.flink.audio.AudioException.Reason.BAD_HEADER;

import java.util.Arrays;

/** The header of a native FLAC stream: the marker and its metadata blocks. */
final class FlacHeader {
  static final int STREAM_INFO_LENGTH = 34;

  private FlacHeader() {}

  static ContainerHeader read(byte[] bytes) throws AudioException {
    StreamHeader stream = null;
    int at = 4;
    while (at + 4 <= bytes.length) {
      boolean last = (bytes[at] & 0x80) != 0;
      int type = bytes[at] & 0x7F;
      int length =
          (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
      at += 4;
      if (stream == null) {
        if (type != 0 || length != STREAM_INFO_LENGTH) {
          throw new AudioException(
              BAD_HEADER, "The FLAC stream does not begin with STREAMINFO; encode it again");
        }
        if (at + length > bytes.length) {
          return null;
        }
        stream = stream(Arrays.copyOfRange(bytes, at, at + length));
      }
      at += length;
      if (last) {
        return at <= bytes.length ? new ContainerHeader(stream, at, 0, -1) : null;
      }
    }
    return null;
  }

  /** Reads STREAMINFO (RFC 9639, section 8.2). */
  static StreamHeader stream(byte[] info) {
    int sampleRate = (info[10] & 0xFF) << 12 | (info[11] & 0xFF) << 4 | (info[12] & 0xFF) >> 4;
    int channels = (info[12] >> 1 & 7) + 1;
    return new StreamHeader(Codec.FLAC, sampleRate, channels, info, 0);
  }
}
