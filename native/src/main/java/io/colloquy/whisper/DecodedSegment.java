package io.colloquy.whisper;

import java.util.List;

/**
 * What the recognizer wrote between two of its timestamps.
 *
 * @param text without spaces around it
 * @param words in order; empty for a text of signs alone
 * @param startMs within the window
 * @param endMs within the window, not before {@code startMs}
 * @param averageLogProbability mean over the segment's text tokens, at most 0
 */
public record DecodedSegment(
    String text, List<DecodedWord> words, int startMs, int endMs, double averageLogProbability) {

  public DecodedSegment {
    words = words == null ? List.of() : List.copyOf(words);
  }
}
