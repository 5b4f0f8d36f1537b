package io.colloquy.core.stitch;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins what two windows did not understand. Where they overlap, each stretch comes once, and what
 * one of them understood is not unclear.
 */
final class UnclearStretches {
  /** What words leave of a stretch is a pause if it is shorter, and not most of the stretch. */
  private static final long LONGEST_PAUSE_MS = 1_000;

  private UnclearStretches() {}

  /**
   * Those of the earlier window, and what they leave of the later window's if a word fits in; none
   * overlap.
   */
  static List<UnclearSpan> join(List<UnclearSpan> before, List<UnclearSpan> after) {
    List<UnclearSpan> joined = new ArrayList<>(before);
    for (UnclearSpan span : after) {
      List<UnclearSpan> rest = List.of(span);
      for (UnclearSpan told : joined) {
        rest = without(rest, told.startMs(), told.endMs());
      }
      rest.stream()
          .filter(part -> isMost(part, span, HeardText.SHORTEST_WORD_MS))
          .forEach(joined::add);
    }
    joined.sort(Comparator.comparingLong(UnclearSpan::startMs));
    return joined;
  }

  /** What words leave of each. */
  static List<UnclearSpan> without(List<UnclearSpan> unclear, List<Word> words) {
    List<UnclearSpan> all = new ArrayList<>();
    for (UnclearSpan span : unclear) {
      List<UnclearSpan> rest = List.of(span);
      for (Word word : words) {
        rest = without(rest, word.startMs(), Math.max(word.endMs(), word.startMs() + 1));
      }
      rest.stream().filter(part -> isMost(part, span, LONGEST_PAUSE_MS)).forEach(all::add);
    }
    return all;
  }

  private static boolean isMost(UnclearSpan part, UnclearSpan whole, long enoughMs) {
    return part.durationMs() >= enoughMs || 2 * part.durationMs() >= whole.durationMs();
  }

  private static List<UnclearSpan> without(List<UnclearSpan> spans, long startMs, long endMs) {
    if (spans.stream().noneMatch(span -> startMs < span.endMs() && span.startMs() < endMs)) {
      return spans;
    }
    List<UnclearSpan> rest = new ArrayList<>();
    for (UnclearSpan span : spans) {
      rest.add(span.at(span.startMs(), Math.min(span.endMs(), startMs)));
      rest.add(span.at(Math.max(span.startMs(), endMs), span.endMs()));
    }
    rest.removeIf(part -> part.durationMs() == 0);
    return rest;
  }
}
