package io.colloquy.bench.speakers;

import io.colloquy.local.search.IndexedSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A word of a transcript and who is said to have said it.
 *
 * @param text as written
 * @param speaker null if nobody knows
 */
record SpokenWord(String text, long startMs, long endMs, String speaker) {

  /** In order of time. */
  static List<SpokenWord> of(List<IndexedSegment> segments) {
    List<SpokenWord> words = new ArrayList<>();
    for (IndexedSegment segment : segments) {
      segment
          .words()
          .forEach(
              word ->
                  words.add(
                      new SpokenWord(
                          word.text(), word.startMs(), word.endMs(), segment.speaker())));
    }
    words.sort((one, other) -> Long.compare(one.startMs(), other.startMs()));
    return words;
  }

  SpokenWord by(String other) {
    return new SpokenWord(text, startMs, endMs, other);
  }

  boolean isBySameAs(SpokenWord other) {
    return Objects.equals(speaker, other.speaker);
  }
}
