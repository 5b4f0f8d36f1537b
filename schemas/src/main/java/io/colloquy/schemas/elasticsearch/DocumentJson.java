package io.colloquy.schemas.elasticsearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * The Elasticsearch document of an Avro record: its fields under their own names. Instants are ISO
 * 8601 with milliseconds in UTC, enumerations lower-case with hyphens ({@code gap}, {@code low});
 * fields that are null are left out.
 */
public final class DocumentJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter STRICT_DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** The document as JSON in UTF-8, on one line. */
  public static byte[] of(SpecificRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(json, record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof SpecificRecord part) {
      json.writeStartObject();
      for (Schema.Field field : part.getSchema().getFields()) {
        Object fieldValue = part.get(field.pos());
        if (fieldValue != null) {
          json.writeFieldName(field.name());
          write(json, fieldValue);
        }
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Instant instant) {
      json.writeString(STRICT_DATE_TIME.format(instant));
    } else if (value instanceof Enum<?> symbol) {
      json.writeString(symbol.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Float number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof CharSequence text) {
      json.writeString(text.toString());
    } else {
      throw new IllegalArgumentException(
          "no JSON form for a " + value.getClass().getName() + "; teach it to DocumentJson");
    }
  }

  private DocumentJson() {}
}
