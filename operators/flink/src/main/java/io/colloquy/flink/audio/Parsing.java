package io.colloquy.flink.audio;

import static io.colloquy.flink.audio.AudioException.Reason.BAD_HEADER;

/** Reads structure out of bytes that anybody may have sent. */
interface Parsing<T> {
  T parse() throws AudioException;

  /**
   * Parses; whatever a parser stumbles over is the fault of the bytes, as there is nothing else
   * that could fail.
   */
  static <T> T guarded(Parsing<T> parsing) throws AudioException {
    try {
      return parsing.parse();
    } catch (RuntimeException stumbled) {
      throw new AudioException(
          BAD_HEADER,
          "The payload's structure is broken (%s); send it as its encoder made it"
              .formatted(stumbled));
    }
  }
}
