package io.colloquy.flink.read;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;

/**
 * A valid chunk or control event, with its origin; the other one is null.
 *
 * @param appendedAtMs when the broker appended it, epoch milliseconds
 */
public record InterviewRecord(
    AudioChunk chunk, InterviewEvent event, long appendedAtMs, RecordOrigin origin) {

  /** Whether this is a control event of a kind. */
  public boolean isA(InterviewEventKind kind) {
    return event != null && event.getKind() == kind;
  }

  /** The key of everything that the interview owns. */
  public String key() {
    return interview().toString();
  }

  /** Whose record this is. */
  public InterviewKey interview() {
    return chunk != null
        ? new InterviewKey(chunk.getTenantId(), chunk.getInterviewId())
        : new InterviewKey(event.getTenantId(), event.getInterviewId());
  }

  /** The interview's begin, epoch milliseconds. */
  public long interviewBeganAtMs() {
    return (chunk != null ? chunk.getInterviewBeganAt() : event.getInterviewBeganAt())
        .toEpochMilli();
  }
}
