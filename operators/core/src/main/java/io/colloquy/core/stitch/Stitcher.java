package io.colloquy.core.stitch;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
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
    HeardText text = new HeardText(window, state.finalUntilMs());
    List<Word> heard = text.words();
    List<UnclearSpan> doubted = UnclearStretches.join(state.unclear(), text.unclear());
    boolean overlaps =
        state.overlapEndMs() > state.overlapStartMs() && window.overlapBeforeMs() > 0;
    if (!overlaps) {
      List<Word> words = concatenate(state.held(), heard);
      return settle(state, words, doubted, StitchConfidence.NONE, window);
    }
    int zoneEnd = firstBehind(heard, state.overlapEndMs() + MARGIN_MS);
    List<Word> rest = heard.subList(zoneEnd, heard.size());
    OnlyUnderstood zone =
        new OnlyUnderstood(
            state.held(), state.unclear(), heard.subList(0, zoneEnd), text.unclear());
    List<Word> before = zone.before();
    List<Word> after = zone.after();
    if (before.isEmpty() && after.isEmpty()) {
      List<Word> words = concatenate(zone.addTo(List.of()), rest);
      return settle(state, words, doubted, StitchConfidence.NONE, window);
    }
    Overlap overlap = new Overlap(state.overlapStartMs(), state.overlapEndMs());
    List<WordPair> pairs = WordAlignment.pairs(before, after, overlap);
    List<WordPair> same = pairs.stream().filter(WordPair::same).toList();
    StitchConfidence confidence = same.isEmpty() ? StitchConfidence.LOW : StitchConfidence.HIGH;
    List<Word> joined =
        same.isEmpty()
            ? Ownership.join(before, after, pairs, overlap)
            : Seam.beside(same, before, after, overlap).join(before, after);
    List<Word> words = concatenate(zone.addTo(joined), rest);
    return settle(state, words, doubted, confidence, window);
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
      StitchState state,
      List<Word> words,
      List<UnclearSpan> doubted,
      StitchConfidence confidence,
      RecognizedWindow window) {
    List<Word> ordered = inOrder(words);
    List<UnclearSpan> unclear = UnclearStretches.without(doubted, ordered);
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
}
