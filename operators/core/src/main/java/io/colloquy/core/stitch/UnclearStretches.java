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
  /** What is left of a stretch counts if a word fits in. */
  private static final long SHORTEST_REST_MS = 150;

  private UnclearStretches() {}

  /** Those of the earlier window, and what they leave of the later window's. */
  static List<UnclearSpan> join(List<UnclearSpan> before, List<UnclearSpan> after) {
    List<UnclearSpan> joined = new ArrayList<>(before);
    for (UnclearSpan span : after) {
      List<UnclearSpan> rest = List.of(span);
      for (UnclearSpan told : before) {
        rest = without(rest, told.startMs(), told.endMs());
      }
      joined.addAll(rest);
    }
    joined.sort(Comparator.comparingLong(UnclearSpan::startMs));
    return joined;
  }

  /** What words leave of each. */
  static List<UnclearSpan> without(List<UnclearSpan> unclear, List<Word> words) {
    List<UnclearSpan> rest = unclear;
    for (Word word : words) {
      rest = without(rest, word.startMs(), Math.max(word.endMs(), word.startMs() + 1));
    }
    return rest;
  }

  private static List<UnclearSpan> without(List<UnclearSpan> spans, long startMs, long endMs) {
    if (spans.stream().noneMatch(span -> startMs < span.endMs() && span.startMs() < endMs)) {
      return spans;
    }
    List<UnclearSpan> rest = new ArrayList<>();
    for (UnclearSpan span : spans) {
      if (startMs >= span.endMs() || span.startMs() >= endMs) {
        rest.add(span);
        continue;
      }
      if (startMs - span.startMs() >= SHORTEST_REST_MS) {
        rest.add(span.at(span.startMs(), startMs));
      }
      if (span.endMs() - endMs >= SHORTEST_REST_MS) {
        rest.add(span.at(endMs, span.endMs()));
      }
    }
    return rest;
  }

  /** Within a span of media time, in order. */
  static List<UnclearSpan> within(List<UnclearSpan> unclear, long startMs, long endMs) {
    return unclear.stream()
        .map(span -> span.at(Math.max(startMs, span.startMs()), Math.min(endMs, span.endMs())))
        .filter(span -> span.startMs() < span.endMs())
        .sorted(Comparator.comparingLong(UnclearSpan::startMs))
        .toList();
  }
}
