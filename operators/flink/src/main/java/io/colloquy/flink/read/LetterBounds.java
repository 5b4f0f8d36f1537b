package io.colloquy.flink.read;

import io.colloquy.schemas.DeadLetter;
import java.nio.ByteBuffer;

/**
 * Keeps a dead letter below what a broker takes by default (1 MiB): one that is refused itself
 * would stop the job. What is left out lies on the topic that the letter names.
 */
public final class LetterBounds {
  /** Half of what a broker takes by default. */
  static final int MOST_PAYLOAD_BYTES = 1 << 19;

  /** Keys of interviews have at most 257. */
  static final int MOST_KEY_BYTES = 2_000;

  static final int MOST_CHARACTERS = 2_000;

  private LetterBounds() {}

  /** Builds a letter whose texts are cut where they are too long, and say so. */
  public static DeadLetter build(DeadLetter.Builder letter) {
    return letter
        .setReason(cut(letter.getReason()))
        .setException(cut(letter.getException()))
        .setReference(cut(letter.getReference()))
        .build();
  }

  /**
   * Puts in the record that was rejected, as far as it can be kept. A key that is too long takes
   * the payload with it: under another key it could not be sent again.
   *
   * @param key may be null
   * @param payload may be null
   */
  public static void keep(DeadLetter.Builder letter, byte[] key, byte[] payload) {
    boolean isKeyKept = key == null || key.length <= MOST_KEY_BYTES;
    if (key != null && isKeyKept) {
      letter.setKey(ByteBuffer.wrap(key));
    }
    if (payload != null) {
      letter.setPayloadBytes(payload.length);
      if (isKeyKept && payload.length <= MOST_PAYLOAD_BYTES) {
        letter.setPayload(ByteBuffer.wrap(payload));
      }
    }
  }

  private static String cut(String text) {
    if (text == null || text.length() <= MOST_CHARACTERS) {
      return text;
    }
    boolean dividesPair = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
    return text.substring(0, dividesPair ? MOST_CHARACTERS - 1 : MOST_CHARACTERS)
        + "… (cut: it has %d characters)".formatted(text.length());
  }
}
