package io.colloquy.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Something that turns recordings into words: the running job, or another program beside it. */
public interface Recognizer {

  /** For a column of a table. */
  String name();

  /**
   * Hears a whole recording.
   *
   * @throws IOException naming the recording and the reason
   */
  Transcript transcribe(Path audio) throws IOException, InterruptedException;
}
