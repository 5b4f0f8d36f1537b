package io.colloquy.flink.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Minutes of audio in a few kilobytes: FLAC whose frames are constant (RFC 9639, section 9). */
public final class SilentFlac {
  private static final int[] CRC8 = Crc.table(8, 0x07);
  private static final int[] CRC16 = Crc.table(16, 0x8005);

  private SilentFlac() {}

  /** Zeros, {@code frames} times {@code block} samples in both channels. */
  public static byte[] stereo(int sampleRate, int block, int frames) {
    ByteArrayOutputStream flac = new ByteArrayOutputStream();
    flac.writeBytes("fLaC".getBytes(StandardCharsets.US_ASCII));
    flac.writeBytes(
        ByteBuffer.allocate(4 + FlacHeader.STREAM_INFO_LENGTH)
            .putInt(0x80 << 24 | FlacHeader.STREAM_INFO_LENGTH)
            .putShort((short) block)
            .putShort((short) block)
            .position(4 + 10)
            .putLong((long) sampleRate << 44 | 1L << 41 | 15L << 36)
            .array());
    for (int number = 0; number < frames; number++) {
      flac.writeBytes(frame(block, number));
    }
    return flac.toByteArray();
  }

  private static byte[] frame(int block, int number) {
    ByteBuffer frame = ByteBuffer.allocate(32).putInt(0xFFF87018);
    frame.put(new String(Character.toChars(number)).getBytes(StandardCharsets.UTF_8));
    frame.putShort((short) (block - 1));
    frame.put((byte) checksum(CRC8, 8, frame));
    frame.put(new byte[6]);
    frame.putShort((short) checksum(CRC16, 16, frame));
    return Arrays.copyOf(frame.array(), frame.position());
  }

  private static int checksum(int[] table, int width, ByteBuffer bytes) {
    int crc = 0;
    for (int i = 0; i < bytes.position(); i++) {
      int next = (crc >>> width - 8 ^ bytes.get(i)) & 0xFF;
      crc = (crc << 8 ^ table[next]) & (1 << width) - 1;
    }
    return crc;
  }
}
