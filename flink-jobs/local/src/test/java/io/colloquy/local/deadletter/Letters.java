package io.colloquy.local.deadletter;

import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Dead letters as the job writes them. */
final class Letters {

  private Letters() {}

  static DeadLetter.Builder letter(DeadLetterCause cause) {
    return DeadLetter.newBuilder()
        .setCause(cause)
        .setStep("parse-records")
        .setReason("why")
        .setRejectedAt(Instant.parse("2026-11-21T09:30:00.123Z"));
  }

  static StoredLetter stored(DeadLetter.Builder letter) {
    return new StoredLetter(new LetterPlace(2, 17), letter.build());
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
