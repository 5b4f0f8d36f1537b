package io.colloquy.schemas.codec;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Knows the schemas that records were written with. */
@FunctionalInterface
public interface SchemaCatalog {
  /**
   * Finds a writer schema by its CRC-64-AVRO fingerprint.
   *
   * @return empty if no such schema is known
   */
  Optional<Schema> find(long fingerprint);

  /** A catalogue of exactly these schemas. */
  static SchemaCatalog of(Schema... schemas) {
    Map<Long, Schema> byFingerprint =
        Stream.of(schemas)
            .collect(
                Collectors.toUnmodifiableMap(
                    SchemaNormalization::parsingFingerprint64,
                    Function.identity(),
                    (first, same) -> first));
    return fingerprint -> Optional.ofNullable(byFingerprint.get(fingerprint));
  }

  /** A catalogue of the schemas that this version of Colloquy writes with. */
  static SchemaCatalog own() {
    return of(OwnSchemas.ALL.toArray(Schema[]::new));
  }
}
