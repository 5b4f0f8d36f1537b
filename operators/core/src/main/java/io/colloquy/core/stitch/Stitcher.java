package io.colloquy.core.stitch;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins the words of a stream's windows, given in order, so that each spoken word comes out once.
 *
 * <p>Where two windows overlap, the words of the overlap and half a second around it are aligned
 * and a seam is chosen: words before it come from the earlier window, words behind it from the
 * later. Words that the next window may hear again are held until it is there, and so is what the
 * next window may understand.
 */
public final class Stitcher {
  /** Word times are not exact: words this close to an overlap may lie in it. */
  static final long MARGIN_MS = 500;

  private Stitcher() {}

  /** Takes the stream's next window. */
  public static Stitched window(StitchState state, RecognizedWindow window) {
    List<Word> heard = inside(window, state.finalUntilMs());
    boolean overlaps =
        state.overlapEndMs() > state.overlapStartMs() && window.overlapBeforeMs() > 0;
    if (!overlaps) {
      return settle(state, concatenate(state.held(), heard), StitchConfidence.NONE, window);
    }
    int zoneEnd = firstBehind(heard, state.overlapEndMs() + MARGIN_MS);
    List<Word> rest = heard.subList(zoneEnd, heard.size());
    OnlyUnderstood zone =
        new OnlyUnderstood(
            state.held(), state.unclear(), heard.subList(0, zoneEnd), window.unclear());
    List<Word> before = zone.before();
    List<Word> after = zone.after();
    if (before.isEmpty() && after.isEmpty()) {
      List<Word> words = concatenate(zone.addTo(List.of()), rest);
      return settle(state, words, StitchConfidence.NONE, window);
    }
    Overlap overlap = new Overlap(state.overlapStartMs(), state.overlapEndMs());
    List<WordPair> pairs = WordAlignment.pairs(before, after, overlap);
    List<WordPair> same = pairs.stream().filter(WordPair::same).toList();
    StitchConfidence confidence = same.isEmpty() ? StitchConfidence.LOW : StitchConfidence.HIGH;
    List<Word> joined =
        same.isEmpty()
            ? Ownership.join(before, after, pairs, overlap)
            : Seam.beside(same, before, after, overlap).join(before, after);
    return settle(state, concatenate(zone.addTo(joined), rest), confidence, window);
  }

  /**
   * Takes a gap, a window that failed, or the stream's end: nothing behind it repeats a word before
   * it.
   *
   * @param nextStartMs no later window starts before this
   */
  public static Stitched barrier(StitchState state, long nextStartMs) {
    long finalUntil = Math.max(state.finalUntilMs(), nextStartMs);
    StitchState next = StitchState.withNothingHeld(finalUntil);
    return new Stitched(inOrder(state.held()), state.unclear(), StitchConfidence.NONE, next);
  }

  private static Stitched settle(
      StitchState state, List<Word> words, StitchConfidence confidence, RecognizedWindow window) {
    List<Word> ordered = inOrder(words);
    List<UnclearSpan> unclear = unclear(state, window, ordered);
    if (window.overlapAfterMs() <= 0) {
      long finalUntil = Math.max(state.finalUntilMs(), window.nextStartMs());
      return new Stitched(ordered, unclear, confidence, StitchState.withNothingHeld(finalUntil));
    }
    long overlapStart = window.endMs() - window.overlapAfterMs();
    int split = firstBehind(ordered, overlapStart - MARGIN_MS);
    List<Word> held = ordered.subList(split, ordered.size());
    long firstHeld = held.isEmpty() ? overlapStart : Math.min(overlapStart, held.get(0).startMs());
    List<UnclearSpan> waiting = unclear.stream().filter(span -> span.endMs() > firstHeld).toList();
    long unsettled = waiting.isEmpty() ? firstHeld : Math.min(firstHeld, waiting.get(0).startMs());
    StitchState next =
        new StitchState(
            held, overlapStart, window.endMs(), Math.max(state.finalUntilMs(), unsettled), waiting);
    List<UnclearSpan> settled = unclear.stream().filter(span -> span.endMs() <= firstHeld).toList();
    return new Stitched(ordered.subList(0, split), settled, confidence, next);
  }

  private static List<UnclearSpan> unclear(
      StitchState state, RecognizedWindow window, List<Word> words) {
    long earliest = Math.max(window.startMs(), state.finalUntilMs());
    List<UnclearSpan> own = UnclearStretches.within(window.unclear(), earliest, window.endMs());
    return UnclearStretches.without(UnclearStretches.join(state.unclear(), own), words);
  }

  /** The window's words in order, none reaching outside of it or back into what is final. */
  private static List<Word> inside(RecognizedWindow window, long finalUntilMs) {
    long earliest = Math.max(window.startMs(), finalUntilMs);
    long latest = Math.max(earliest, window.endMs());
    return window.words().stream()
        .filter(word -> !word.text().isEmpty())
        .map(word -> word.at(clamp(word.startMs(), earliest, latest), word.endMs()))
        .map(word -> word.at(word.startMs(), clamp(word.endMs(), earliest, latest)))
        .sorted(Comparator.comparingLong(Word::startMs))
        .toList();
  }

  /** Two windows may time neighbours of a seam a little across each other; their order holds. */
  private static List<Word> inOrder(List<Word> words) {
    List<Word> ordered = new ArrayList<>(words.size());
    long earliest = Long.MIN_VALUE;
    for (Word word : words) {
      earliest = Math.max(earliest, word.startMs());
      ordered.add(word.at(earliest, word.endMs()));
    }
    return ordered;
  }

  private static int firstBehind(List<Word> words, long ms) {
    int index = 0;
    while (index < words.size() && words.get(index).midpointMs() < ms) {
      index++;
    }
    return index;
  }

  private static List<Word> concatenate(List<Word> first, List<Word> second) {
    List<Word> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static long clamp(long value, long low, long high) {
    return Math.max(low, Math.min(high, value));
  }
}
