package io.colloquy.flink.transcribe;

import io.colloquy.flink.Uids;
import io.colloquy.flink.hear.HearWindows;
import io.colloquy.flink.hear.HearingSettings;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;

/** The step {@code transcribe-windows}: every window yields its words or a failure. */
public final class TranscribeWindows extends HearWindows {
  private transient Counter encoderPasses;
  private transient DoubtCounters doubts;

  public TranscribeWindows(WindowRecognizer.Factory factory, HearingSettings settings) {
    super(Uids.TRANSCRIBE_WINDOWS, "windowsFailed", factory, settings);
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
    return Outcomes.failure(window, Outcomes.RECOGNITION_FAILED, attempts, detail);
  }

  @Override
  protected Recognition crashed(SpeechWindow window, int crashes, String detail) {
    return Outcomes.failure(window, Outcomes.RECOGNIZER_CRASHED, crashes, detail);
  }
}
