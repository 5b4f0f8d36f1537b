package io.colloquy.local.interview;

import io.colloquy.schemas.AudioChunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;

/** A recorder that was upgraded before the job: its chunks have a field that the job has not. */
final class NewerProducer {

  private final BinaryMessageDecoder<GenericRecord> decoder;
  private final BinaryMessageEncoder<GenericRecord> encoder;
  private final Schema schema;

  /**
   * @param added the field's name, which makes it a schema of its own
   */
  NewerProducer(String added) {
    Schema known = AudioChunk.getClassSchema();
    List<Schema.Field> fields = new ArrayList<>();
    known.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    fields.add(3, new Schema.Field(added, Schema.create(Schema.Type.STRING), null, "lavalier"));
    schema =
        Schema.createRecord(known.getName(), known.getDoc(), known.getNamespace(), false, fields);
    decoder = new BinaryMessageDecoder<>(GenericData.get(), schema);
    decoder.addSchema(known);
    encoder = new BinaryMessageEncoder<>(GenericData.get(), schema);
  }

  Schema schema() {
    return schema;
  }

  /** Writes a chunk with the newer schema. */
  byte[] encode(byte[] chunk) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    encoder.encode(decoder.decode(chunk), bytes);
    return bytes.toByteArray();
  }
}
