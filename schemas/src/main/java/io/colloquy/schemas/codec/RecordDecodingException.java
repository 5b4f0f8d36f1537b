package io.colloquy.schemas.codec;

import io.colloquy.schemas.DeadLetterCause;

/** Bytes are not the record they should be. The message says why and what to do. */
public class RecordDecodingException extends Exception {
  /** What is wrong with the bytes. */
  public enum Reason {
    EMPTY(DeadLetterCause.EMPTY_RECORD),
    NOT_SINGLE_OBJECT(DeadLetterCause.NOT_AVRO),
    UNKNOWN_SCHEMA(DeadLetterCause.UNKNOWN_SCHEMA),
    INCOMPATIBLE_SCHEMA(DeadLetterCause.MALFORMED_RECORD),
    TRUNCATED(DeadLetterCause.MALFORMED_RECORD),
    MALFORMED(DeadLetterCause.MALFORMED_RECORD),
    TRAILING_BYTES(DeadLetterCause.MALFORMED_RECORD);

    private final DeadLetterCause cause;

    Reason(DeadLetterCause cause) {
      this.cause = cause;
    }

    /** The cause under which such a record goes to the dead letters. */
    public DeadLetterCause deadLetterCause() {
      return cause;
    }
  }

  private final Reason reason;

  RecordDecodingException(Reason reason, String message) {
    this(reason, message, null);
  }

  RecordDecodingException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
