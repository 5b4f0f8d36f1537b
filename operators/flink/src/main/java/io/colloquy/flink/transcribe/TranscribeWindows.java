package io.colloquy.flink.transcribe;

import io.colloquy.flink.Uids;
import io.colloquy.flink.hear.HearWindows;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;

/** The step {@code transcribe-windows}: every window yields its words or a failure. */
public final class TranscribeWindows extends HearWindows {
  private transient Counter encoderPasses;
  private transient DoubtCounters doubts;

  /**
   * @param poolSize recognizers, and so threads, of each subtask
   */
  public TranscribeWindows(WindowRecognizer.Factory factory, int poolSize) {
    super(Uids.TRANSCRIBE_WINDOWS, "windowsFailed", factory, poolSize);
  }

  @Override
  public void open(OpenContext context) {
    super.open(context);
    encoderPasses = counter("encoderPasses");
    doubts = new DoubtCounters(this::counter);
  }

  @Override
  protected void heard(Recognition outcome, long hearingMs) {
    encoderPasses.inc(outcome.getEncoderPasses());
    doubts.count(outcome);
  }

  @Override
  protected Recognition failure(SpeechWindow window, int attempts, String detail) {
    return Outcomes.failure(window, attempts, detail);
  }
}
