package io.colloquy.flink.transcribe;

import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.io.Serializable;

/** Turns one window at a time into words. Not shared between threads, but for {@link #abort}. */
public interface WindowRecognizer extends AutoCloseable {
  /**
   * Transcribes a window.
   *
   * @return an outcome of kind {@code WORDS}
   * @throws RecognitionException when this window could not be transcribed; another may
   */
  Recognition recognize(SpeechWindow window) throws RecognitionException;

  /** Makes the call in flight, if any, end soon with an exception. Safe from any thread. */
  void abort();

  @Override
  void close();

  /** Opens recognizers on the task that uses them; what it tells goes on every document. */
  interface Factory extends Serializable {
    /** Name and hash of the model. */
    String model();

    /** Everything besides model and audio that decides on the words. */
    String stamp();

    /**
     * Opens a recognizer.
     *
     * @throws IllegalStateException when this process cannot run it, with what to do
     */
    WindowRecognizer open();
  }
}
