package io.colloquy.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.schemas.AudioChunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A schema may change only so that old and new readers and writers go on understanding each other.
 */
class SchemaEvolutionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Schema> OWN = OwnSchemas.ALL;
  private static final Path RELEASED = Path.of("src/test/resources/released");

  @ParameterizedTest
  @FieldSource("OWN")
  void readsRecordsOfThisVersion(Schema schema) throws Exception {
    decodesAll(schema, schema);
  }

  @ParameterizedTest
  @FieldSource("OWN")
  void readsRecordsWrittenWithAnAddedField(Schema schema) throws Exception {
    ObjectNode newer = json(schema);
    ObjectNode added = ((ArrayNode) newer.get("fields")).insertObject(1);
    added.put("name", "addedLater").put("type", "string").put("default", "");

    decodesAll(schema, parse(newer));
  }

  @ParameterizedTest
  @FieldSource("OWN")
  void readsRecordsWrittenBeforeAFieldWasAdded(Schema schema) throws Exception {
    for (Schema.Field field : schema.getFields()) {
      if (field.hasDefaultValue()) {
        decodesAll(schema, without(field, schema));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("releasedSchemas")
  void understandsAndIsUnderstoodByEveryReleasedVersion(Path file) throws Exception {
    Schema released = new Schema.Parser().parse(file.toFile());
    Schema current =
        OWN.stream()
            .filter(own -> own.getFullName().equals(released.getFullName()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(file + " has no schema any more"));

    assertCompatible(current, released);
    assertCompatible(released, current);
  }

  @Test
  void everySchemaHasAReleasedVersion() throws Exception {
    List<String> released = new ArrayList<>();
    for (Path file : releasedSchemas().toList()) {
      released.add(new Schema.Parser().parse(file.toFile()).getFullName());
    }
    assertThat(released).containsAll(OWN.stream().map(Schema::getFullName).toList());
  }

  @Test
  void aFieldWithoutDefaultIsNotCompatible() throws Exception {
    ObjectNode careless = json(AudioChunk.getClassSchema());
    ((ArrayNode) careless.get("fields")).addObject().put("name", "careless").put("type", "int");

    assertThat(
            SchemaCompatibility.checkReaderWriterCompatibility(
                    parse(careless), AudioChunk.getClassSchema())
                .getType())
        .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
  }

  @ParameterizedTest
  @FieldSource("OWN")
  void everyRecordAndFieldIsDocumented(Schema schema) {
    assertThat(schema.getDoc()).as(schema.getName()).isNotBlank();
    assertThat(schema.getFields())
        .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
  }

  static Stream<Path> releasedSchemas() throws Exception {
    try (Stream<Path> files = Files.list(RELEASED)) {
      return files.sorted().toList().stream();
    }
  }

  private static void decodesAll(Schema own, Schema writer) throws Exception {
    long seed = System.nanoTime();
    Class<?> type = SpecificData.get().getClass(own);
    RecordDecoder<?> decoder =
        new RecordDecoder<>(type.asSubclass(SpecificRecord.class), SchemaCatalog.of(writer));
    for (byte[] bytes : RandomRecords.encoded(writer, 50, seed)) {
      assertThat(decoder.decode(bytes))
          .as("%s, seed %d", writer.getName(), seed)
          .isInstanceOf(type);
    }
  }

  private static void assertCompatible(Schema reader, Schema writer) {
    var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    assertThat(compatibility.getResult().getIncompatibilities()).as(reader.getName()).isEmpty();
  }

  private static Schema without(Schema.Field removed, Schema schema) {
    List<Schema.Field> fields =
        schema.getFields().stream()
            .filter(field -> !field.equals(removed))
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  private static ObjectNode json(Schema schema) throws Exception {
    return (ObjectNode) JSON.readTree(schema.toString());
  }

  private static Schema parse(ObjectNode json) {
    return new Schema.Parser().parse(json.toString());
  }
}
