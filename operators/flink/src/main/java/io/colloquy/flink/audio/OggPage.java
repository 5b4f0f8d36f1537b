package io.colloquy.flink.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One page of an Ogg stream (RFC 3533), its checksum verified.
 *
 * @param continued whether its first piece goes on with a packet of the page before
 * @param first whether a logical stream begins here
 * @param last whether the logical stream ends here
 * @param granule the codec's position behind the last packet that ends here; −1 where none ends
 * @param serial the logical stream
 * @param pieces the page's packets; all but the last are whole
 * @param open whether the last piece goes on in the next page
 * @param length bytes of the page
 */
record OggPage(
    boolean continued,
    boolean first,
    boolean last,
    long granule,
    int serial,
    List<byte[]> pieces,
    boolean open,
    int length) {

  static final int HEADER_LENGTH = 27;
  private static final int CAPTURE = 0x5367674f;
  private static final int[] CRC = Crc.table(32, 0x04c11db7);

  /** Whether a page may begin at {@code at}, as far as bytes are there. */
  static boolean mayBeginAt(byte[] bytes, int at) {
    byte[] magic = {'O', 'g', 'g', 'S', 0};
    for (int i = 0; i < magic.length && at + i < bytes.length; i++) {
      if (bytes[at + i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Bytes of the page that begins at {@code at}; −1 while that cannot be told. */
  static int lengthAt(byte[] bytes, int at) {
    if (at + HEADER_LENGTH > bytes.length) {
      return -1;
    }
    int segments = bytes[at + 26] & 0xFF;
    if (at + HEADER_LENGTH + segments > bytes.length) {
      return -1;
    }
    int length = HEADER_LENGTH + segments;
    for (int i = 0; i < segments; i++) {
      length += bytes[at + HEADER_LENGTH + i] & 0xFF;
    }
    return length;
  }

  /** Reads the complete page at {@code at}; null if it is damaged. */
  static OggPage read(byte[] bytes, int at, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, at, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    int flags = in.get(5);
    if (in.getInt(0) != CAPTURE || checksum(bytes, at, length) != in.getInt(22)) {
      return null;
    }
    int segments = in.get(26) & 0xFF;
    List<byte[]> pieces = new ArrayList<>();
    int from = at + HEADER_LENGTH + segments;
    int to = from;
    boolean open = false;
    for (int i = 0; i < segments; i++) {
      int lace = in.get(HEADER_LENGTH + i) & 0xFF;
      to += lace;
      open = lace == 255;
      if (!open) {
        pieces.add(Arrays.copyOfRange(bytes, from, to));
        from = to;
      }
    }
    if (open) {
      pieces.add(Arrays.copyOfRange(bytes, from, to));
    }
    return new OggPage(
        (flags & 1) != 0,
        (flags & 2) != 0,
        (flags & 4) != 0,
        in.getLong(6),
        in.getInt(14),
        pieces,
        open,
        length);
  }

  /** Of the page at {@code at}, whatever stands in its place for the checksum. */
  static int checksum(byte[] bytes, int at, int length) {
    int crc = 0;
    for (int i = 0; i < length; i++) {
      int value = i >= 22 && i < 26 ? 0 : bytes[at + i] & 0xFF;
      crc = crc << 8 ^ CRC[crc >>> 24 ^ value];
    }
    return crc;
  }
}
