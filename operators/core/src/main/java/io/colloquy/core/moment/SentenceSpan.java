package io.colloquy.core.moment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sentence among heard words, as far as punctuation and pauses tell.
 *
 * @param first its first word
 * @param last its last word
 */
record SentenceSpan(int first, int last) {

  private static final long PAUSE_MS = 700;
  private static final int MOST_WORDS = 40;

  /** Splits words that are in order; every word belongs to one sentence. */
  static List<SentenceSpan> of(List<HeardWord> words) {
    List<SentenceSpan> sentences = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < words.size(); i++) {
      boolean last = i == words.size() - 1;
      if (last || i - first + 1 >= MOST_WORDS || endsAt(words.get(i), words.get(i + 1))) {
        sentences.add(new SentenceSpan(first, i));
        first = i + 1;
      }
    }
    return sentences;
  }

  int words() {
    return last - first + 1;
  }

  String text(List<HeardWord> words) {
    return words.subList(first, last + 1).stream()
        .map(HeardWord::text)
        .collect(Collectors.joining(" "));
  }

  private static boolean endsAt(HeardWord word, HeardWord next) {
    return next.startMs() - word.endMs() >= PAUSE_MS || word.text().matches(".*[.?!…][\"'”’)\\]]*");
  }
}
