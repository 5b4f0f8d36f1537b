package io.colloquy.local.search;

import io.colloquy.core.moment.HeardWord;
import io.colloquy.local.search.IndexedSegment.IndexedWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A segment and which of its words match.
 *
 * @param marked its text with {@link #OPEN} and {@link #CLOSE} around each match; null if nothing
 *     matches
 */
record MarkedSegment(IndexedSegment segment, String marked) {

  /** Stands before a match; no recognizer writes it. */
  static final char OPEN = '\u0001';

  /** Stands behind a match. */
  static final char CLOSE = '\u0002';

  /** Its words; those of a document without word times all lie at its start. */
  List<HeardWord> words() {
    List<IndexedWord> words =
        segment.words().isEmpty()
            ? Arrays.stream(segment.text().split(" "))
                .map(text -> new IndexedWord(text, segment.startMs(), segment.startMs(), 0))
                .toList()
            : segment.words();
    boolean[] marks = marks();
    List<HeardWord> heard = new ArrayList<>(words.size());
    int at = 0;
    for (IndexedWord word : words) {
      int end = at + word.text().length();
      heard.add(new HeardWord(word.text(), word.startMs(), word.endMs(), isMarked(marks, at, end)));
      at = end + 1;
    }
    return heard;
  }

  /** For each character of the text, whether it belongs to a match. */
  private boolean[] marks() {
    boolean[] marks = new boolean[segment.text().length()];
    if (marked == null) {
      return marks;
    }
    int at = 0;
    boolean open = false;
    for (char character : marked.toCharArray()) {
      if (character == OPEN || character == CLOSE) {
        open = character == OPEN;
      } else if (at < marks.length) {
        marks[at] = open;
        at++;
      }
    }
    return marks;
  }

  private static boolean isMarked(boolean[] marks, int from, int to) {
    for (int i = from; i < Math.min(to, marks.length); i++) {
      if (marks[i]) {
        return true;
      }
    }
    return false;
  }
}
