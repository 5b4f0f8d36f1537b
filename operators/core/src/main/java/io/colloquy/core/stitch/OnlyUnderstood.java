package io.colloquy.core.stitch;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The words of an overlap that one window understood where the other did not. They are kept
 * wherever the seam is; it is chosen among the others.
 */
final class OnlyUnderstood {
  /** Two words are the same only when their midpoints lie this close. */
  private static final long SAME_WITHIN_MS = 600;

  private final List<Word> before = new ArrayList<>();
  private final List<Word> after = new ArrayList<>();
  private final List<Word> kept = new ArrayList<>();

  OnlyUnderstood(
      List<Word> before,
      List<UnclearSpan> unclearBefore,
      List<Word> after,
      List<UnclearSpan> unclearAfter) {
    divide(before, unclearAfter, after, this.before);
    divide(after, unclearBefore, before, this.after);
  }

  private void divide(
      List<Word> words, List<UnclearSpan> unclear, List<Word> others, List<Word> inCommon) {
    for (Word word : words) {
      boolean only =
          unclear.stream().anyMatch(span -> reachesInto(word, span))
              && !isHeard(word, words, others);
      (only ? kept : inCommon).add(word);
    }
  }

  private static boolean reachesInto(Word word, UnclearSpan span) {
    return word.startMs() < span.endMs() && span.startMs() < word.endMs();
  }

  private static boolean isHeard(Word word, List<Word> words, List<Word> others) {
    return others.stream()
        .anyMatch(other -> word.isSimultaneousWith(other) || isSame(word, words, other));
  }

  /**
   * Word times are not exact: the same word may lie right beside what was not understood. Not if it
   * was said twice there, and another one of the same window is nearer to it.
   */
  private static boolean isSame(Word word, List<Word> words, Word other) {
    long distance = distanceMs(word, other);
    return distance <= SAME_WITHIN_MS
        && word.spokenText().equals(other.spokenText())
        && words.stream()
            .filter(another -> another.spokenText().equals(other.spokenText()))
            .noneMatch(another -> distanceMs(another, other) < distance);
  }

  private static long distanceMs(Word word, Word other) {
    return Math.abs(word.midpointMs() - other.midpointMs());
  }

  /** The earlier window's other words. */
  List<Word> before() {
    return before;
  }

  /** The later window's other words. */
  List<Word> after() {
    return after;
  }

  /** With the words that only one window understood. */
  List<Word> addTo(List<Word> joined) {
    if (kept.isEmpty()) {
      return joined;
    }
    List<Word> all = new ArrayList<>(joined);
    all.addAll(kept);
    all.sort(Comparator.comparingLong(Word::startMs));
    return all;
  }
}
