package io.colloquy.core.stitch;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a window heard, in order: nothing of it lies outside of the window, or back in what is
 * final. Recognizers may give no time at all to what they write in a hurry, at a window's end most
 * of all. What of that is unclear gets the time of a short word, and the words beside it yield.
 */
final class HeardText {
  /** A word hardly takes less. */
  static final long SHORTEST_WORD_MS = 150;

  private final long earliestMs;
  private final long latestMs;
  private List<Word> words;
  private final List<UnclearSpan> unclear = new ArrayList<>();

  /**
   * @param finalUntilMs everything that starts before this has been given out
   */
  HeardText(RecognizedWindow window, long finalUntilMs) {
    earliestMs = Math.max(window.startMs(), finalUntilMs);
    latestMs = Math.max(earliestMs, window.endMs());
    words =
        window.words().stream()
            .filter(word -> !word.text().isEmpty())
            .map(word -> word.at(inside(word.startMs()), inside(word.endMs())))
            .sorted(Comparator.comparingLong(Word::startMs))
            .toList();
    window.unclear().stream()
        .sorted(Comparator.comparingLong(UnclearSpan::startMs))
        .forEach(this::add);
  }

  List<Word> words() {
    return words;
  }

  /** Stretches that may overlap each other; each has a length. */
  List<UnclearSpan> unclear() {
    return unclear;
  }

  private void add(UnclearSpan span) {
    UnclearSpan inside = span.at(inside(span.startMs()), inside(span.endMs()));
    if (inside.durationMs() == 0 && !inside.isAt(span)) {
      return;
    }
    if (span.durationMs() >= SHORTEST_WORD_MS) {
      unclear.add(inside);
    } else {
      addShort(inside);
    }
  }

  private void addShort(UnclearSpan span) {
    long startMs = Math.max(earliestMs, Math.min(span.startMs(), latestMs - SHORTEST_WORD_MS));
    long endMs = Math.min(latestMs, startMs + SHORTEST_WORD_MS);
    if (startMs == endMs) {
      return;
    }
    words = words.stream().map(word -> beside(word, span, startMs, endMs)).toList();
    UnclearSpan longer = span.at(startMs, endMs);
    int last = unclear.size() - 1;
    if (last >= 0 && unclear.get(last).endMs() > startMs) {
      unclear.set(last, unclear.get(last).and(longer));
    } else {
      unclear.add(longer);
    }
  }

  /** A word outside of what a stretch becomes, on the side of it that it was on. */
  private static Word beside(Word word, UnclearSpan span, long startMs, long endMs) {
    boolean before = word.startMs() < span.startMs() || word.endMs() <= span.startMs();
    return before
        ? word.at(Math.min(word.startMs(), startMs), Math.min(word.endMs(), startMs))
        : word.at(Math.max(word.startMs(), endMs), Math.max(word.endMs(), endMs));
  }

  private long inside(long ms) {
    return Math.max(earliestMs, Math.min(latestMs, ms));
  }
}
