package io.colloquy.flink.diarize;

import io.colloquy.flink.Uids;
import io.colloquy.flink.hear.HearWindows;
import io.colloquy.flink.hear.HearingSettings;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;

/**
 * The step {@code diarize-windows}: every window yields the turns of its speakers, or why there are
 * none. A channel of a stereo stream is one speaker and needs no model.
 */
public final class DiarizeWindows extends HearWindows {
  private transient Counter diarizeMs;

  public DiarizeWindows(WindowDiarizer.Factory factory, HearingSettings settings) {
    super(Uids.DIARIZE_WINDOWS, "windowsNotDiarized", factory, settings);
  }

  @Override
  public void open(OpenContext context) {
    super.open(context);
    diarizeMs = counter("diarizeMs");
  }

  @Override
  public void asyncInvoke(SpeechWindow window, ResultFuture<Recognition> outcome) {
    if (window.diarizer().equals(SpeechWindow.CHANNEL)) {
      outcome.complete(List.of(DiarizationOutcomes.channel(window)));
    } else {
      super.asyncInvoke(window, outcome);
    }
  }

  @Override
  protected void heard(Recognition outcome, long hearingMs) {
    diarizeMs.inc(hearingMs);
  }

  @Override
  protected Recognition failure(SpeechWindow window, int attempts, String detail) {
    return DiarizationOutcomes.noTurns(
        window, DiarizationOutcomes.DIARIZATION_FAILED, attempts, detail);
  }

  @Override
  protected Recognition crashed(SpeechWindow window, int crashes, String detail) {
    return DiarizationOutcomes.noTurns(
        window, DiarizationOutcomes.DIARIZER_CRASHED, crashes, detail);
  }
}
