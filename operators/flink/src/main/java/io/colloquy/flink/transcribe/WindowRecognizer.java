package io.colloquy.flink.transcribe;

import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.hear.WindowModel;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;

/** Turns windows into words. */
public interface WindowRecognizer extends WindowModel {
  /**
   * Transcribes a window.
   *
   * @return an outcome of kind {@code WORDS}
   */
  @Override
  Recognition hear(SpeechWindow window) throws HearingException;

  /** Opens recognizers; what it tells goes on every document. */
  interface Factory extends WindowModel.Factory {
    /** Name and hash of the model. */
    String model();

    /** Everything besides model and audio that decides on the words. */
    String stamp();

    @Override
    WindowRecognizer open();
  }
}
