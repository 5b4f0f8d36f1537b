package io.colloquy.local.poison;

import io.colloquy.local.tools.Recording;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What audio can make the poisoned recognizer do; {@code native/src/test/cpp} knows the pattern.
 */
enum Poison {
  /** A thread of the library's own meets a bad address. */
  CRASH_IN_WORKER(0x4000),
  /** The call goes on until it is aborted. */
  HANG(0x6000);

  private static final int BYTES_PER_MS = 32;
  private static final int ALTERNATIONS = 8;

  private final int code;

  Poison(int code) {
    this.code = code;
  }

  /** A recording with the pattern in it, half a millisecond long. */
  Recording in(Recording recording, long atMs) {
    byte[] pcm = recording.pcm().clone();
    ByteBuffer samples = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN);
    samples.position(Math.toIntExact(atMs * BYTES_PER_MS));
    for (int i = 0; i < ALTERNATIONS; i++) {
      samples.putShort(i % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE);
    }
    samples.putShort((short) code);
    return new Recording(pcm);
  }
}
