package io.colloquy.flink.hear;

import io.colloquy.schemas.Recognition;

/**
 * What came of hearing a window.
 *
 * @param heard the outcome if a model gave one; null otherwise
 * @param hearingMs how long the model took for it
 * @param times attempts of a failure, or processes that died
 * @param detail of a failure or crash
 */
record HearingResult(Kind kind, Recognition heard, long hearingMs, int times, String detail) {

  enum Kind {
    HEARD,
    FAILED,
    CRASHED
  }

  static HearingResult heard(Recognition outcome, long hearingMs) {
    return new HearingResult(Kind.HEARD, outcome, hearingMs, 1, null);
  }

  static HearingResult failed(int attempts, String detail) {
    return new HearingResult(Kind.FAILED, null, 0, attempts, detail);
  }

  static HearingResult crashed(int crashes) {
    return new HearingResult(
        Kind.CRASHED, null, 0, crashes, "its process died of it: it is not heard again");
  }
}
