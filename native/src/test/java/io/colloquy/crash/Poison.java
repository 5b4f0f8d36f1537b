package io.colloquy.crash;

import java.nio.FloatBuffer;

/**
 * What the poisoned test build of the recognizer does when it meets a pattern in the audio: eight
 * samples of full scale that alternate, and one that says which.
 */
enum Poison {
  BAD_ADDRESS(0.125f),
  ABORT(0.25f),
  EXIT(0.375f),
  BAD_ADDRESS_IN_WORKER(0.5f),
  BAD_ADDRESS_IN_VM(0.625f),
  HANG(0.75f);

  private static final int ALTERNATIONS = 8;

  private final float code;

  Poison(float code) {
    this.code = code;
  }

  void copyInto(FloatBuffer samples, int at) {
    for (int i = 0; i < ALTERNATIONS; i++) {
      samples.put(at + i, i % 2 == 0 ? 1 : -1);
    }
    samples.put(at + ALTERNATIONS, code);
  }
}
