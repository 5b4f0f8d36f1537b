package io.colloquy.flink.stitch;

import io.colloquy.schemas.Recognition;

/**
 * Who heard the words that a stream's last window left to its next.
 *
 * @param language of the words, if known
 * @param model name and hash of the recognizer
 * @param settings the settings stamp
 */
public record RecognizerStamp(String language, String model, String settings) {

  static RecognizerStamp of(Recognition outcome) {
    return new RecognizerStamp(outcome.getLanguage(), outcome.getModel(), outcome.getSettings());
  }
}
