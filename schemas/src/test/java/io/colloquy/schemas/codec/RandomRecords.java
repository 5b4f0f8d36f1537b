package io.colloquy.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.util.RandomData;

/** Records of any schema, as a producer with its own classes would send them. */
final class RandomRecords {
  static List<byte[]> encoded(Schema writerSchema, int count, long seed) throws IOException {
    var encoder = new BinaryMessageEncoder<Object>(new GenericData(), writerSchema);
    List<byte[]> records = new ArrayList<>();
    for (Object record : new RandomData(writerSchema, count, seed, true)) {
      var bytes = new ByteArrayOutputStream();
      encoder.encode(record, bytes);
      records.add(bytes.toByteArray());
    }
    return records;
  }

  private RandomRecords() {}
}
