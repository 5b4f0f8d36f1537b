package io.colloquy.flink.read;

import io.colloquy.core.identifier.Identifiers;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;

/** What can be said of a record without knowing its interview. */
public final class RecordChecks {
  /** A record beyond this is refused unparsed. */
  public static final int MAXIMUM_RECORD_BYTES = 32 << 20;

  private static final long LONGEST_INTERVIEW_MS = Duration.ofDays(30).toMillis();
  private static final Instant EARLIEST_BEGIN = Instant.parse("1900-01-01T00:00:00Z");
  private static final int LONGEST_REFERENCE = 2048;
  private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

  private RecordChecks() {}

  /**
   * Checks a chunk's fields and its checksum.
   *
   * @param now bounds the interview's begin
   */
  public static Optional<Rejection> check(AudioChunk chunk, Instant now) {
    try {
      Identifiers.require("tenantId", chunk.getTenantId());
      Identifiers.require("interviewId", chunk.getInterviewId());
      Identifiers.require("streamId", chunk.getStreamId());
    } catch (IllegalArgumentException invalid) {
      return invalidField(invalid.getMessage());
    }
    if (chunk.getSequence() < 0) {
      return invalidField("sequence is " + chunk.getSequence() + ": count from 0");
    }
    if (chunk.getMediaStartMs() < 0 || chunk.getMediaStartMs() > LONGEST_INTERVIEW_MS) {
      return impossibleTime(
          "mediaStartMs is "
              + chunk.getMediaStartMs()
              + ": give milliseconds since the interview's begin, 0 to "
              + LONGEST_INTERVIEW_MS);
    }
    Optional<Rejection> begin = checkBegin(chunk.getInterviewBeganAt(), now);
    if (begin.isPresent()) {
      return begin;
    }
    if (chunk.getCodec() == AudioCodec.UNKNOWN) {
      return invalidField("codec is not one that this job reads: upgrade the job first");
    }
    if (chunk.getSampleRate() < 1000 || chunk.getSampleRate() > 384_000) {
      return invalidField("sampleRate is " + chunk.getSampleRate() + " Hz: give 1000 to 384000");
    }
    if (chunk.getChannels() < 1 || chunk.getChannels() > 2) {
      return invalidField("channels is " + chunk.getChannels() + ": give 1 or 2");
    }
    return checkAudio(chunk);
  }

  /**
   * Checks a control event's fields.
   *
   * @param now bounds the interview's begin
   */
  public static Optional<Rejection> check(InterviewEvent event, Instant now) {
    try {
      Identifiers.require("tenantId", event.getTenantId());
      Identifiers.require("interviewId", event.getInterviewId());
      event.getLastSequences().keySet().forEach(id -> Identifiers.require("streamId", id));
    } catch (IllegalArgumentException invalid) {
      return invalidField(invalid.getMessage());
    }
    if (event.getKind() == InterviewEventKind.UNKNOWN) {
      return invalidField("kind is not one that this job reads: upgrade the job first");
    }
    Optional<Rejection> generation = checkGeneration(event.getGeneration());
    return generation
        .or(() -> checkBegin(event.getInterviewBeganAt(), now))
        .or(() -> SpeakerChecks.check(event));
  }

  static Optional<Rejection> checkGeneration(int generation) {
    return generation < 0 || generation > 2047
        ? invalidField("generation is " + generation + ": give 0 to 2047")
        : Optional.empty();
  }

  static Optional<Rejection> checkBegin(Instant beganAt, Instant now) {
    if (beganAt.isBefore(EARLIEST_BEGIN) || beganAt.isAfter(now.plus(CLOCK_TOLERANCE))) {
      return impossibleTime(
          "interviewBeganAt is " + beganAt + ": give the instant at which the recording began");
    }
    return Optional.empty();
  }

  private static Optional<Rejection> checkAudio(AudioChunk chunk) {
    ByteBuffer payload = chunk.getPayload();
    if ((payload == null) == (chunk.getReference() == null)) {
      return invalidField(
          "a chunk carries either a payload or a reference; this one has "
              + (payload == null ? "neither" : "both"));
    }
    if (payload == null) {
      int length = chunk.getReference().length();
      return length <= LONGEST_REFERENCE
          ? Optional.empty()
          : invalidField(
              "reference has %d characters: give at most %d".formatted(length, LONGEST_REFERENCE));
    }
    if (!payload.hasRemaining() && !chunk.getLast()) {
      return invalidField("payload is empty: only the last chunk of a stream may be");
    }
    CRC32C actual = new CRC32C();
    actual.update(payload.duplicate());
    if (chunk.getChecksum() != null && chunk.getChecksum() != actual.getValue()) {
      return Optional.of(
          new Rejection(
              DeadLetterCause.WRONG_CHECKSUM,
              "checksum is %08x, the payload's CRC-32C is %08x: send the chunk again"
                  .formatted(chunk.getChecksum(), actual.getValue())));
    }
    return Optional.empty();
  }

  static Optional<Rejection> invalidField(String reason) {
    return Optional.of(new Rejection(DeadLetterCause.INVALID_FIELD, reason));
  }

  static Optional<Rejection> impossibleTime(String reason) {
    return Optional.of(new Rejection(DeadLetterCause.IMPOSSIBLE_TIME, reason));
  }
}
