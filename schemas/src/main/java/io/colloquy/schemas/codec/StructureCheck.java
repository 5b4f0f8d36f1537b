package io.colloquy.schemas.codec;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;

/**
 * Walks over an encoded record without building it. Avro's reader allocates whatever a length in
 * the input claims, before it looks whether as many bytes follow; a single broken record could ask
 * for gigabytes. Once the walk has come through, every length is known to be honest.
 */
final class StructureCheck {
  private static final int MAX_DEPTH = 64;

  private final BinaryDecoder in;
  private final long bodyBytes;
  private int depth;
  private long items;

  StructureCheck(BinaryDecoder in, long bodyBytes) {
    this.in = in;
    this.bodyBytes = bodyBytes;
  }

  /**
   * Moves over a value.
   *
   * @throws EOFException if the input ends before the value
   * @throws AvroRuntimeException if a length, an index or a nesting is impossible
   */
  void skip(Schema schema) throws IOException {
    require(++depth <= MAX_DEPTH, "it is nested more than " + MAX_DEPTH + " deep");
    switch (schema.getType()) {
      case NULL -> in.readNull();
      case BOOLEAN -> in.skipFixed(1);
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> in.skipFixed(Float.BYTES);
      case DOUBLE -> in.skipFixed(Double.BYTES);
      case STRING, BYTES -> skipBytes(in.readLong());
      case FIXED -> in.skipFixed(schema.getFixedSize());
      case ENUM -> {
        int symbol = in.readEnum();
        require(
            symbol >= 0 && symbol < schema.getEnumSymbols().size(),
            "%s has no symbol number %d".formatted(schema.getName(), symbol));
      }
      case UNION -> {
        int branch = in.readIndex();
        require(
            branch >= 0 && branch < schema.getTypes().size(),
            "a union has no branch number " + branch);
        skip(schema.getTypes().get(branch));
      }
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          skip(field.schema());
        }
      }
      case ARRAY -> skipBlocks(null, schema.getElementType());
      case MAP -> skipBlocks(Schema.create(Schema.Type.STRING), schema.getValueType());
    }
    depth--;
  }

  private void skipBlocks(Schema key, Schema value) throws IOException {
    for (long count = in.readLong(); count != 0; count = in.readLong()) {
      if (count < 0) {
        count = -count;
        in.readLong();
      }
      // An honest item takes a byte at least; null items would let one byte stand for billions.
      require(count > 0 && count <= bodyBytes - items, "a block claims %d items".formatted(count));
      items += count;
      for (long item = 0; item < count; item++) {
        if (key != null) {
          skip(key);
        }
        skip(value);
      }
    }
  }

  private void skipBytes(long length) throws IOException {
    require(length >= 0, "a length is negative");
    if (length > bodyBytes) {
      throw new EOFException();
    }
    in.skipFixed((int) length);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new AvroRuntimeException(problem);
    }
  }
}
