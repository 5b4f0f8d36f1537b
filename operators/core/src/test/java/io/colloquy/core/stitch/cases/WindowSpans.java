package io.colloquy.core.stitch.cases;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Cuts a recording into windows. A cut without overlap goes through no word, and no overlap lies
 * wholly within one: no window would have heard that word.
 */
final class WindowSpans {
  private static final int SHORTEST_OVERLAP_MS = 100;

  /** Less than this beside a word says nothing of where it lies. */
  private static final int LEAST_BESIDE_WORD_MS = 60;

  private final CaseFamily family;
  private final Random random;
  private final List<Word> spoken;
  private final long recordingEnd;
  private final int longest;

  WindowSpans(CaseFamily family, Random random, List<Word> spoken) {
    this.family = family;
    this.random = random;
    this.spoken = spoken;
    this.recordingEnd = spoken.get(spoken.size() - 1).endMs() + 200;
    this.longest = random.nextBoolean() ? 30_000 : 7_000;
  }

  List<WindowSpan> cut() {
    List<WindowSpan> spans = new ArrayList<>();
    long start = 0;
    long overlapBefore = 0;
    while (true) {
      WindowSpan span = next(start, overlapBefore);
      spans.add(span);
      if (span.endMs() >= recordingEnd) {
        return spans;
      }
      overlapBefore = span.overlapAfterMs();
      start = span.endMs() - overlapBefore;
    }
  }

  private WindowSpan next(long start, long overlapBefore) {
    while (true) {
      long overlap = overlapMs();
      long end = Math.max(start + overlapBefore, start + overlap) + bodyMs();
      if (end >= recordingEnd) {
        return new WindowSpan(start, recordingEnd, overlapBefore, 0);
      }
      if (mayCut(end - overlap, end)) {
        return new WindowSpan(start, end, overlapBefore, overlap);
      }
    }
  }

  /** What a window has for itself; where it is short, three windows may share a stretch. */
  private int bodyMs() {
    if (family == CaseFamily.ONE_WORD_WINDOWS || random.nextInt(8) == 0) {
      return 50 + random.nextInt(600);
    }
    return 500 + random.nextInt(longest);
  }

  private int overlapMs() {
    if (family == CaseFamily.RECORDER_REPEATS) {
      return 1_000 + random.nextInt(2_001);
    }
    if (family == CaseFamily.ONE_WORD_WINDOWS) {
      return random.nextInt(3) == 0 ? 0 : SHORTEST_OVERLAP_MS + random.nextInt(600);
    }
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> SHORTEST_OVERLAP_MS + random.nextInt(900);
      case 2, 3 -> 3_000;
      case 4 -> 1_000 + random.nextInt(2_000);
      default -> 3_000 + random.nextInt(7_001);
    };
  }

  private boolean mayCut(long overlapStart, long overlapEnd) {
    long margin = overlapStart == overlapEnd ? 0 : LEAST_BESIDE_WORD_MS;
    boolean filledByWord =
        spoken.stream()
            .anyMatch(
                word ->
                    word.startMs() < overlapStart + margin && word.endMs() > overlapEnd - margin);
    return !filledByWord
        && (family != CaseFamily.CUT_WORDS
            || overlapStart == overlapEnd
            || isInWord(overlapStart) && isInWord(overlapEnd));
  }

  private boolean isInWord(long time) {
    return spoken.stream().anyMatch(word -> word.startMs() < time && word.endMs() > time);
  }
}
