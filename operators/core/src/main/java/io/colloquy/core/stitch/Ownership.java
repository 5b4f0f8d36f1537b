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
  private Ownership() {}

  static List<Word> join(
      List<Word> before, List<Word> after, long overlapStartMs, long overlapEndMs) {
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty() ? after : before;
    }
    long middle = overlapStartMs + (overlapEndMs - overlapStartMs) / 2;
    List<Word> kept = new ArrayList<>();
    List<Word> owned = new ArrayList<>();
    for (Word word : before) {
      if (word.midpointMs() < middle || isOwnedByNone(word, after, middle)) {
        kept.add(word);
      }
    }
    for (Word word : after) {
      if (word.midpointMs() >= middle) {
        owned.add(word);
      }
    }
    dropCutWords(kept, owned);
    kept.addAll(owned);
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

  /** Of two words at the same time the shorter is what a window's edge left of the longer. */
  private static void dropCutWords(List<Word> earlier, List<Word> later) {
    while (!earlier.isEmpty() && !later.isEmpty()) {
      Word last = earlier.get(earlier.size() - 1);
      Word first = later.get(0);
      if (!last.isSimultaneousWith(first)) {
        return;
      }
      if (last.durationMs() < first.durationMs()) {
        earlier.remove(earlier.size() - 1);
      } else {
        later.remove(0);
      }
    }
  }
}
