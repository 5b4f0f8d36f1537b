package io.colloquy.flink.hear;

import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.util.List;
import org.apache.flink.streaming.api.functions.async.ResultFuture;

/** A window on its way to its one outcome. */
final class Hearing {
  private final SpeechWindow window;
  private final ResultFuture<Recognition> outcome;
  private WindowModel model;
  private boolean over;

  Hearing(SpeechWindow window, ResultFuture<Recognition> outcome) {
    this.window = window;
    this.outcome = outcome;
  }

  SpeechWindow window() {
    return window;
  }

  /** Whether nobody waits for it any longer. */
  synchronized boolean isOver() {
    return over;
  }

  /** A model hears it from now on. */
  synchronized void begin(WindowModel hearing) {
    model = hearing;
  }

  /** No model hears it any longer. */
  synchronized void end() {
    model = null;
  }

  /**
   * Ends the call in flight, if any.
   *
   * @return whether this was the first time
   */
  synchronized boolean giveUp() {
    if (model != null) {
      model.abort();
    }
    boolean first = !over;
    over = true;
    return first;
  }

  /** Flink takes the first outcome and no other. */
  void complete(Recognition recognition) {
    outcome.complete(List.of(recognition));
  }
}
