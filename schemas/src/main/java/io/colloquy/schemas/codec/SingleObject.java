package io.colloquy.schemas.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header of Avro's single-object encoding: the bytes C3 01, then the fingerprint of the writer
 * schema, little endian.
 */
final class SingleObject {
  static final int HEADER_BYTES = 10;

  private static final byte FIRST = (byte) 0xC3;
  private static final byte SECOND = 0x01;

  static boolean hasMarker(byte[] bytes) {
    return bytes.length >= 2 && bytes[0] == FIRST && bytes[1] == SECOND;
  }

  static long fingerprint(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
  }

  private SingleObject() {}
}
