package io.colloquy.flink.diarize;

import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;

/** Stands where no model tells speakers apart; only channels have turns then. */
public final class NoDiarizer implements WindowDiarizer {

  /** Opens it anywhere. */
  public record NoFactory() implements Factory {
    @Override
    public String diarizer() {
      return "";
    }

    @Override
    public String voices() {
      return "";
    }

    @Override
    public WindowDiarizer open() {
      return new NoDiarizer();
    }
  }

  @Override
  public Recognition hear(SpeechWindow window) {
    return DiarizationOutcomes.noTurns(
        window, DiarizationOutcomes.DIARIZATION_OFF, 0, "no model tells speakers apart");
  }

  @Override
  public boolean callsNativeCode() {
    return false;
  }

  @Override
  public void abort() {}

  @Override
  public void close() {}
}
