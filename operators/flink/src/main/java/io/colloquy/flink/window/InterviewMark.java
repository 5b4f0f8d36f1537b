package io.colloquy.flink.window;

import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * All that remains of an interview once it is closed or deleted; under 100 bytes.
 *
 * @param deleted deleted for good; else closed, until a {@code BEGIN} with a higher generation
 * @param generation the last one
 * @param beganMonth year and month of its begin, such as 202611: where its documents are
 * @param expiresAtMs processing time after which no topic holds a record of it any more
 */
public record InterviewMark(boolean deleted, int generation, int beganMonth, long expiresAtMs) {

  static InterviewMark of(boolean deleted, InterviewLife life, long expiresAtMs) {
    ZonedDateTime began = Instant.ofEpochMilli(life.beganAtMs()).atZone(ZoneOffset.UTC);
    int month = began.getYear() * 100 + began.getMonthValue();
    return new InterviewMark(deleted, life.generation(), month, expiresAtMs);
  }

  /** Whether a record may pass although the interview is over; null for a chunk. */
  boolean admits(InterviewEvent event) {
    return !deleted
        && event != null
        && event.getKind() == InterviewEventKind.BEGIN
        && event.getGeneration() > generation;
  }

  DeadLetterCause cause() {
    return deleted ? DeadLetterCause.INTERVIEW_DELETED : DeadLetterCause.INTERVIEW_CLOSED;
  }

  String reason() {
    return deleted
        ? "the interview was deleted: use another interviewId"
        : "the interview is closed: send a BEGIN with a generation above %d first"
            .formatted(generation);
  }
}
