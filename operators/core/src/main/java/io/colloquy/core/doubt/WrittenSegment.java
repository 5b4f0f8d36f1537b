package io.colloquy.core.doubt;

import io.colloquy.core.text.Word;
import java.util.List;

/**
 * What a recognizer wrote between two of its timestamps. Times are milliseconds of the stream's
 * media time.
 *
 * @param words in order
 * @param averageLogProbability the recognizer's trust in the text, at most 0
 */
public record WrittenSegment(
    long startMs, long endMs, double averageLogProbability, List<Word> words) {

  public WrittenSegment {
    endMs = Math.max(startMs, endMs);
    words = words == null ? List.of() : List.copyOf(words);
  }
}
