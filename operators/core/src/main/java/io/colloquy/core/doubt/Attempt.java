package io.colloquy.core.doubt;

import io.colloquy.core.text.Word;
import java.util.List;

/**
 * What a recognizer made of a window in one go.
 *
 * @param segments in order
 * @param averageLogProbability the recognizer's trust in all of it, at most 0
 * @param compressionRatio how many times shorter zlib makes the text, about the same for talk in
 *     any script
 */
public record Attempt(
    List<WrittenSegment> segments, double averageLogProbability, double compressionRatio) {

  public Attempt {
    segments = segments == null ? List.of() : List.copyOf(segments);
  }

  /** Of all segments, in order. */
  List<Word> words() {
    return segments.stream().flatMap(segment -> segment.words().stream()).toList();
  }
}
