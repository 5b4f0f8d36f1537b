package io.colloquy.flink.hear;

import io.colloquy.flink.window.SpeechWindow;
import java.util.concurrent.CompletableFuture;

/**
 * A window on its way to its one result, and what the time that it takes means for it. Times are
 * milliseconds of any clock that never goes back.
 */
final class Hearing {
  /**
   * What is behind a window that hangs waits for its time to be over. What must not be heard beside
   * one that is heard alone waits twice that, until a call that cannot be ended ends the process.
   */
  private static final int TIMES_TO_WAIT = 4;

  /** What is to be done about a window now. */
  enum Due {
    NOTHING,
    /** Its time is over just now: it yields a failure. */
    FAILURE,
    /** Its model does not even come to the end of what is no window's: no window is to blame. */
    LOST_MODEL,
    /** The call in flight has not ended although it was asked to, and never will. */
    END_OF_PROCESS
  }

  private final SpeechWindow window;
  private final long allowedMs;
  private final CompletableFuture<HearingResult> result = new CompletableFuture<>();
  private long sinceMs;
  private WindowModel model;
  private WindowMark mark;
  private boolean checking;
  private boolean over;
  private boolean lost;

  /**
   * @param allowedMs that a model may take, and again that it may take to end when asked to
   * @param nowMs when it begins to wait for a model
   */
  Hearing(SpeechWindow window, long allowedMs, long nowMs) {
    this.window = window;
    this.allowedMs = allowedMs;
    sinceMs = nowMs;
  }

  SpeechWindow window() {
    return window;
  }

  /** The first that comes of the window counts. */
  CompletableFuture<HearingResult> result() {
    return result;
  }

  /** Whether nobody waits for it any longer. */
  synchronized boolean isOver() {
    return over;
  }

  /** What the call in flight leaves word in; null without one. */
  synchronized WindowMark mark() {
    return mark;
  }

  /** How much longer it may wait. */
  synchronized long patienceMs(long nowMs) {
    return over ? 0 : TIMES_TO_WAIT * allowedMs - (nowMs - sinceMs);
  }

  /**
   * A model hears it from now on; the time that it may take begins anew each time.
   *
   * @return whether it is still to be heard
   */
  synchronized boolean begin(WindowModel hearing, WindowMark marked, long nowMs) {
    checking = false;
    if (!over) {
      model = hearing;
      mark = marked;
      sinceMs = nowMs;
    }
    return !over;
  }

  /** Its model is tried from now on, by something that is no window's, for as long. */
  synchronized void beginCheck(long nowMs) {
    checking = true;
    sinceMs = nowMs;
  }

  /** Whether what its model does is no window's fault. */
  synchronized boolean isChecking() {
    return checking;
  }

  /** No model hears it any longer. */
  synchronized void end() {
    model = null;
    mark = null;
    checking = false;
  }

  /** Decides what is due, and asks the call in flight to end if its time is over. */
  synchronized Due look(long nowMs) {
    if (over) {
      return askAgain(nowMs);
    }
    if (model == null ? patienceMs(nowMs) > 0 : nowMs - sinceMs < allowedMs) {
      return Due.NOTHING;
    }
    giveUp(nowMs);
    return checking ? Due.LOST_MODEL : Due.FAILURE;
  }

  /** Nobody waits for it any longer: the call in flight, if any, is asked to end. */
  synchronized void giveUp(long nowMs) {
    if (!over) {
      over = true;
      sinceMs = nowMs;
      abort();
    }
  }

  /** An abort that comes between two attempts finds nothing to end. */
  private Due askAgain(long nowMs) {
    abort();
    if (model == null || lost || nowMs - sinceMs < allowedMs) {
      return Due.NOTHING;
    }
    lost = true;
    return Due.END_OF_PROCESS;
  }

  private void abort() {
    if (model != null) {
      model.abort();
    }
  }
}
