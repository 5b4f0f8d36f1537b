package io.colloquy.schemas.codec;

import io.colloquy.schemas.codec.RecordDecodingException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Decodes Avro single objects, whatever version of the schema they were written with: the writer
 * schema comes from the own schemas or else from the catalogue, and is resolved to the schema of
 * {@code T}. For use by one thread.
 *
 * <p>No input makes it allocate more than a small multiple of its own size: the body's structure is
 * checked before anything is read.
 */
public final class RecordDecoder<T extends SpecificRecord> {
  private final SpecificData model;
  private final Schema readerSchema;
  private final SchemaCatalog own = SchemaCatalog.own();
  private final SchemaCatalog catalog;
  private final Map<Long, Writer<T>> writers = new HashMap<>();
  private BinaryDecoder reuse;

  private record Writer<T>(Schema schema, DatumReader<T> reader) {}

  /**
   * A decoder of records of a type.
   *
   * @param catalog asked for writer schemas that this version of Colloquy does not write with
   */
  public RecordDecoder(Class<T> type, SchemaCatalog catalog) {
    this.model = SpecificData.getForClass(type);
    this.readerSchema = model.getSchema(type);
    this.catalog = catalog;
  }

  /**
   * Decodes a record.
   *
   * @throws RecordDecodingException if the bytes are no such record; its reason says why
   */
  public T decode(byte[] bytes) throws RecordDecodingException {
    if (bytes == null || bytes.length == 0) {
      throw failure(Reason.EMPTY, "the record is empty; send an Avro single object");
    }
    if (!SingleObject.hasMarker(bytes)) {
      throw failure(
          Reason.NOT_SINGLE_OBJECT,
          "the record begins with %s instead of c301; send an Avro single object"
              .formatted(HexFormat.of().formatHex(bytes, 0, Math.min(2, bytes.length))));
    }
    if (bytes.length < SingleObject.HEADER_BYTES) {
      throw failure(
          Reason.TRUNCATED,
          "the record ends after %d bytes, within its header".formatted(bytes.length));
    }
    Writer<T> writer = writer(SingleObject.fingerprint(bytes));
    checkStructure(writer.schema(), bytes);
    try {
      return writer.reader().read(null, body(bytes));
    } catch (IOException | RuntimeException e) {
      throw failure(Reason.MALFORMED, "the record's body is malformed: " + e.getMessage(), e);
    }
  }

  private void checkStructure(Schema writerSchema, byte[] bytes) throws RecordDecodingException {
    BinaryDecoder body = body(bytes);
    StructureCheck check = new StructureCheck(body, bytes.length - SingleObject.HEADER_BYTES);
    boolean atEnd;
    try {
      check.skip(writerSchema);
      atEnd = body.isEnd();
    } catch (EOFException e) {
      throw failure(
          Reason.TRUNCATED,
          "the record of %d bytes ends within its body; send it whole".formatted(bytes.length),
          e);
    } catch (IOException | RuntimeException e) {
      throw failure(Reason.MALFORMED, "the record's body is malformed: " + e.getMessage(), e);
    }
    if (!atEnd) {
      throw failure(
          Reason.TRAILING_BYTES, "bytes follow the record's body; send one record per message");
    }
  }

  private Writer<T> writer(long fingerprint) throws RecordDecodingException {
    Writer<T> known = writers.get(fingerprint);
    if (known != null) {
      return known;
    }
    Schema schema =
        own.find(fingerprint)
            .or(() -> catalog.find(fingerprint))
            .orElseThrow(() -> new UnknownSchemaException(readerSchema.getName(), fingerprint));
    var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(readerSchema, schema);
    if (compatibility.getType() != SchemaCompatibilityType.COMPATIBLE) {
      throw failure(
          Reason.INCOMPATIBLE_SCHEMA,
          "the record's schema %s (%016x) cannot be read as %s: %s"
              .formatted(
                  schema.getFullName(),
                  fingerprint,
                  readerSchema.getFullName(),
                  compatibility.getResult().getIncompatibilities()));
    }
    @SuppressWarnings("unchecked")
    DatumReader<T> reader = (DatumReader<T>) model.createDatumReader(schema, readerSchema);
    Writer<T> writer = new Writer<>(schema, reader);
    writers.put(fingerprint, writer);
    return writer;
  }

  private BinaryDecoder body(byte[] bytes) {
    int header = SingleObject.HEADER_BYTES;
    reuse = DecoderFactory.get().binaryDecoder(bytes, header, bytes.length - header, reuse);
    return reuse;
  }

  private RecordDecodingException failure(Reason reason, String problem) {
    return failure(reason, problem, null);
  }

  private RecordDecodingException failure(Reason reason, String problem, Throwable cause) {
    return new RecordDecodingException(reason, readerSchema.getName() + ": " + problem, cause);
  }
}
