package io.colloquy.core.stitch;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Shares out the words of an overlap in which two windows heard nothing in common: each window owns
 * the words whose midpoint lies in its half.
 */
final class Ownership {
  /** A word that ends this close to its window's end may be the first part of a longer one. */
  private static final long CUT_WITHIN_MS = 100;

  private Ownership() {}

  static List<Word> join(
      List<Word> before, List<Word> after, long overlapStartMs, long overlapEndMs) {
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty() ? after : before;
    }
    long middle = overlapStartMs + (overlapEndMs - overlapStartMs) / 2;
    List<Word> kept = new ArrayList<>();
    for (Word word : before) {
      if (word.midpointMs() < middle || isOwnedByNone(word, after, middle)) {
        kept.add(word);
      }
    }
    for (Word word : after) {
      if (word.midpointMs() >= middle) {
        add(word, kept, overlapEndMs);
      }
    }
    kept.sort(Comparator.comparingLong(Word::startMs));
    return kept;
  }

  /** Whether each window put the word into the other's half; without this both would drop it. */
  private static boolean isOwnedByNone(Word word, List<Word> after, long middleMs) {
    return after.stream()
        .anyMatch(
            other ->
                other.midpointMs() < middleMs
                    && word.midpointMs() - other.midpointMs() <= WordAlignment.PAIR_WITHIN_MS
                    && other.spokenText().equals(word.spokenText()));
  }

  /** Two words at the same time are one sound; the edge of a window may have cut either of them. */
  private static void add(Word word, List<Word> kept, long overlapEndMs) {
    Word last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
    if (last == null || !isSameSound(last, word)) {
      kept.add(word);
    } else if (last.endMs() >= overlapEndMs - CUT_WITHIN_MS) {
      kept.set(kept.size() - 1, word);
    }
  }

  private static boolean isSameSound(Word one, Word other) {
    long shared = Math.min(one.endMs(), other.endMs()) - Math.max(one.startMs(), other.startMs());
    return 2 * shared > Math.min(one.durationMs(), other.durationMs());
  }
}
