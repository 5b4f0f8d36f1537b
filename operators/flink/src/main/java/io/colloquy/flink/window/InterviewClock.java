package io.colloquy.flink.window;

/**
 * Processing times of an interview, epoch milliseconds.
 *
 * @param lastArrivalAtMs when the last record arrived
 * @param timerAtMs the one processing-time timer that is set; 0 if none
 * @param closesAtMs when a complete interview closes; 0 while it is open
 */
public record InterviewClock(long lastArrivalAtMs, long timerAtMs, long closesAtMs) {
  static final InterviewClock NONE = new InterviewClock(0, 0, 0);

  InterviewClock arrived(long atMs) {
    return new InterviewClock(atMs, timerAtMs, closesAtMs);
  }

  InterviewClock withTimer(long atMs) {
    return new InterviewClock(lastArrivalAtMs, atMs, closesAtMs);
  }

  InterviewClock closing(long atMs) {
    return new InterviewClock(lastArrivalAtMs, timerAtMs, atMs);
  }
}
