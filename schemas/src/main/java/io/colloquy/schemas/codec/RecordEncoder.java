package io.colloquy.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Encodes records as Avro single objects: the bytes C3 01, the CRC-64-AVRO fingerprint of the
 * schema in little endian, and the record in Avro's binary encoding. Safe for use by many threads.
 */
public final class RecordEncoder<T extends SpecificRecord> {
  private final BinaryMessageEncoder<T> encoder;

  public RecordEncoder(Class<T> type) {
    SpecificData model = SpecificData.getForClass(type);
    encoder = new BinaryMessageEncoder<>(model, model.getSchema(type));
  }

  /**
   * Encodes a record.
   *
   * @throws org.apache.avro.AvroRuntimeException or {@link NullPointerException} if a field without
   *     a null branch is null
   */
  public byte[] encode(T record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      encoder.encode(record, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
