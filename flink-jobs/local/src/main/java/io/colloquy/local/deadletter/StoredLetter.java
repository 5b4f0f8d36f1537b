package io.colloquy.local.deadletter;

import io.colloquy.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A dead letter and where it lies. */
record StoredLetter(LetterPlace place, DeadLetter letter) {

  /** {@code tenantId/interviewId}, as far as the letter tells; null if it does not. */
  String interviewKey() {
    if (letter.getTenantId() != null && letter.getInterviewId() != null) {
      return letter.getTenantId() + "/" + letter.getInterviewId();
    }
    return letter.getKey() == null
        ? null
        : new String(bytes(letter.getKey()), StandardCharsets.UTF_8);
  }

  /** The key of the record, or what it should have been; null if the letter tells neither. */
  byte[] key() {
    if (letter.getKey() != null) {
      return bytes(letter.getKey());
    }
    String interview = interviewKey();
    return interview == null ? null : interview.getBytes(StandardCharsets.UTF_8);
  }

  /** The whole of what was rejected; null where the letter does not have it. */
  byte[] payload() {
    ByteBuffer payload = letter.getPayload();
    return payload == null || payload.remaining() != letter.getPayloadBytes()
        ? null
        : bytes(payload);
  }

  boolean isOfDocument() {
    return letter.getDocumentId() != null;
  }

  /** What was rejected: the document's name, or where the record lies. */
  String subject() {
    if (isOfDocument()) {
      return letter.getDocumentId();
    }
    return letter.getTopic() == null
        ? letter.getStep()
        : "%s %d:%d".formatted(letter.getTopic(), letter.getPartition(), letter.getOffset());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
