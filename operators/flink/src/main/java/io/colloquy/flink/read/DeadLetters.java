package io.colloquy.flink.read;

import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.SpeakerTurn;
import io.colloquy.schemas.codec.RecordEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.util.OutputTag;

/** Where a rejected input goes: the side output of the step that rejected it. */
public final class DeadLetters {
  /** The side output of every step. */
  public static final OutputTag<DeadLetter> TAG = new OutputTag<>("dead-letters") {};

  private static final RecordEncoder<AudioChunk> CHUNKS = new RecordEncoder<>(AudioChunk.class);
  private static final RecordEncoder<InterviewEvent> EVENTS =
      new RecordEncoder<>(InterviewEvent.class);
  private static final RecordEncoder<SpeakerTurn> TURNS = new RecordEncoder<>(SpeakerTurn.class);

  private DeadLetters() {}

  /** A letter about a record that could not be parsed. */
  public static DeadLetter of(
      String step, Rejection rejection, Exception exception, KafkaRecord record) {
    DeadLetter.Builder letter = letter(step, rejection, exception, record.origin());
    LetterBounds.keep(letter, record.key(), record.value());
    return LetterBounds.build(letter);
  }

  /**
   * A letter about a chunk or control event that was understood but cannot be used. It keeps the
   * record so that it can be sent again; but nothing of a deleted interview.
   */
  public static DeadLetter of(
      String step, Rejection rejection, Exception exception, InterviewRecord record) {
    DeadLetter.Builder letter =
        letter(step, rejection, exception, record.origin())
            .setTenantId(record.interview().tenantId())
            .setInterviewId(record.interview().interviewId());
    byte[] value = null;
    if (rejection.cause() != DeadLetterCause.INTERVIEW_DELETED) {
      AudioChunk chunk = record.chunk();
      letter.setReference(chunk == null ? null : chunk.getReference());
      value = chunk == null ? EVENTS.encode(record.event()) : CHUNKS.encode(chunk);
    }
    LetterBounds.keep(letter, bytes(record.key()), value);
    return LetterBounds.build(letter);
  }

  /** A letter about an outside diarizer's turn that was understood but cannot be used. */
  public static DeadLetter of(String step, Rejection rejection, TurnRecord record) {
    DeadLetter.Builder letter =
        letter(step, rejection, null, record.origin())
            .setTenantId(record.turn().getTenantId())
            .setInterviewId(record.turn().getInterviewId());
    boolean isDeleted = rejection.cause() == DeadLetterCause.INTERVIEW_DELETED;
    LetterBounds.keep(letter, bytes(record.key()), isDeleted ? null : TURNS.encode(record.turn()));
    return LetterBounds.build(letter);
  }

  private static DeadLetter.Builder letter(
      String step, Rejection rejection, Exception exception, RecordOrigin origin) {
    return DeadLetter.newBuilder()
        .setStep(step)
        .setCause(rejection.cause())
        .setReason(rejection.reason())
        .setException(exception == null ? null : exception.toString())
        .setTopic(origin.topic())
        .setPartition(origin.partition())
        .setOffset(origin.offset())
        .setRejectedAt(Instant.now());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
