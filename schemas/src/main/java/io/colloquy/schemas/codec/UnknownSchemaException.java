package io.colloquy.schemas.codec;

import io.colloquy.schemas.Topics;

/** The writer schema of a record is in no catalogue. */
public final class UnknownSchemaException extends RecordDecodingException {
  private final long fingerprint;

  UnknownSchemaException(String record, long fingerprint) {
    super(
        Reason.UNKNOWN_SCHEMA,
        "%s: no schema with fingerprint %016x is known; publish the producer's schema to %s before its records"
            .formatted(record, fingerprint, Topics.SCHEMAS));
    this.fingerprint = fingerprint;
  }

  /** CRC-64-AVRO of the writer schema, as the record states it. */
  public long fingerprint() {
    return fingerprint;
  }
}
