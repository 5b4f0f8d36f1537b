package io.colloquy.sherpa;

/** How many threads a call may take. */
final class Threads {

  private Threads() {}

  static void require(int number) {
    if (number < 1 || number > 512) {
      throw new IllegalArgumentException("threads " + number + " is out of range: use 1 to 512");
    }
  }
}
