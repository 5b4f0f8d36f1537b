package io.colloquy.flink.audio;

/** Audio that cannot be read. The message names the input, the reason, and what to do about it. */
public final class AudioException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why audio was refused. */
  public enum Reason {
    /** There are no bytes. */
    EMPTY,
    /** No file, a directory, or a file that may not be read. */
    UNREADABLE,
    /** The bytes belong to no known container, or hold no audio. */
    UNKNOWN_CONTAINER,
    /** The stream's header is broken or larger than any real one. */
    BAD_HEADER,
    /** A known container with a codec, sample rate or channel count that is not supported. */
    UNSUPPORTED,
    /** The payload is not what its producer declared. */
    CONTRADICTION,
    /** One chunk decodes to more audio than one chunk may hold. */
    TOO_LONG,
    /** The input ends before its container says so. */
    TRUNCATED
  }

  private final Reason reason;
  private final long missingMs;

  AudioException(Reason reason, String message) {
    this(reason, message, 0);
  }

  AudioException(Reason reason, String message, long missingMs) {
    super(message);
    this.reason = reason;
    this.missingMs = missingMs;
  }

  public Reason reason() {
    return reason;
  }

  /** With {@code TRUNCATED}: how much audio is missing at the end; 0 if that is not known. */
  public long missingMs() {
    return missingMs;
  }
}
