package io.colloquy.flink.read;

import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.SpeakerTurn;
import io.colloquy.schemas.codec.RecordEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.util.OutputTag;

/** Where a rejected input goes: the side output of the step that rejected it. */
public final class DeadLetters {
  /** The side output of every step. */
  public static final OutputTag<DeadLetter> TAG = new OutputTag<>("dead-letters") {};

  /**
   * Half of what a broker takes by default. Longer payloads stay on their topic; the letter tells
   * where.
   */
  private static final int KEPT_BYTES = 1 << 19;

  private static final RecordEncoder<AudioChunk> CHUNKS = new RecordEncoder<>(AudioChunk.class);
  private static final RecordEncoder<InterviewEvent> EVENTS =
      new RecordEncoder<>(InterviewEvent.class);
  private static final RecordEncoder<SpeakerTurn> TURNS = new RecordEncoder<>(SpeakerTurn.class);

  private DeadLetters() {}

  /** A letter about a record that could not be parsed. */
  public static DeadLetter of(
      String step, Rejection rejection, Exception exception, KafkaRecord record) {
    DeadLetter.Builder letter = letter(step, rejection, exception, record.origin());
    if (record.key() != null) {
      letter.setKey(ByteBuffer.wrap(record.key()));
    }
    if (record.value() != null) {
      keep(letter, ByteBuffer.wrap(record.value()));
    }
    return letter.build();
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
            .setInterviewId(record.interview().interviewId())
            .setKey(ByteBuffer.wrap(record.key().getBytes(StandardCharsets.UTF_8)));
    if (rejection.cause() != DeadLetterCause.INTERVIEW_DELETED) {
      AudioChunk chunk = record.chunk();
      letter.setReference(chunk == null ? null : chunk.getReference());
      byte[] value = chunk == null ? EVENTS.encode(record.event()) : CHUNKS.encode(chunk);
      keep(letter, ByteBuffer.wrap(value));
    }
    return letter.build();
  }

  /** A letter about an outside diarizer's turn that was understood but cannot be used. */
  public static DeadLetter of(String step, Rejection rejection, TurnRecord record) {
    DeadLetter.Builder letter =
        letter(step, rejection, null, record.origin())
            .setTenantId(record.turn().getTenantId())
            .setInterviewId(record.turn().getInterviewId())
            .setKey(ByteBuffer.wrap(record.key().getBytes(StandardCharsets.UTF_8)));
    if (rejection.cause() != DeadLetterCause.INTERVIEW_DELETED) {
      keep(letter, ByteBuffer.wrap(TURNS.encode(record.turn())));
    }
    return letter.build();
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

  private static void keep(DeadLetter.Builder letter, ByteBuffer payload) {
    letter.setPayloadBytes(payload.remaining());
    if (payload.remaining() <= KEPT_BYTES) {
      letter.setPayload(payload);
    }
  }
}
