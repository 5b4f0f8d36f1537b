package io.colloquy.flink.diarize;

import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.hear.WindowModel;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;

/** Tells a window's speakers apart. */
public interface WindowDiarizer extends WindowModel {
  /**
   * Diarizes a window.
   *
   * @return an outcome of kind {@code TURNS} or, without a model, {@code NO_TURNS}
   */
  @Override
  Recognition hear(SpeechWindow window) throws HearingException;

  /** Opens diarizers; what it tells goes on every outcome. */
  interface Factory extends WindowModel.Factory {
    /** Names and hashes of the models, and settings; empty if there is no model. */
    String diarizer();

    /** Name and hash of the model that makes embeddings; empty if there is none. */
    String voices();

    @Override
    WindowDiarizer open();
  }
}
