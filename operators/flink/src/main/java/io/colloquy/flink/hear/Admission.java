package io.colloquy.flink.hear;

/** How a window may be heard that ended its process before. */
enum Admission {
  /** At the same time as others. */
  BESIDE_OTHERS,

  /** While no other is in native code: the crash may have been another window's fault. */
  ALONE,

  /** Not again. */
  NEVER;

  static Admission after(int crashes) {
    return switch (crashes) {
      case 0 -> BESIDE_OTHERS;
      case 1 -> ALONE;
      default -> NEVER;
    };
  }
}
