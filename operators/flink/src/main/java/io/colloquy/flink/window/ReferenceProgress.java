package io.colloquy.flink.window;

import io.colloquy.flink.read.InterviewRecord;
import java.util.List;

/**
 * A chunk whose audio is a file, read a block at a time.
 *
 * @param offset the next byte to read
 * @param behind sequences of the stream whose turn it is after it
 */
public record ReferenceProgress(InterviewRecord record, long offset, List<Long> behind) {

  public ReferenceProgress {
    behind = behind == null ? List.of() : List.copyOf(behind);
  }
}
