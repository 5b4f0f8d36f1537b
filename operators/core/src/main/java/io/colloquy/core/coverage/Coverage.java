package io.colloquy.core.coverage;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a stream's speech has words.
 *
 * @param endMs media time at which the last word, gap or unclear stretch ends; 0 if there is none
 * @param speechMs speech that was heard
 * @param coveredMs how much of it lies within words
 * @param gapMs how much audio is missing or could not be heard
 * @param unclearMs for how much what a recognizer wrote cannot be trusted
 * @param holes where words are missing although speech goes on, in order of time
 */
public record Coverage(
    long endMs, long speechMs, long coveredMs, long gapMs, long unclearMs, List<Hole> holes) {
  /** Speech goes on over pauses of up to this length. */
  public static final long JOINED_PAUSE_MS = 500;

  /** Speech may go without a word for so long; for longer it is a hole. */
  public static final long LONGEST_SILENCE_MS = 5_000;

  public Coverage {
    holes = holes == null ? List.of() : List.copyOf(holes);
  }

  /**
   * Takes stock of a stream.
   *
   * @param buckets all of it, in order
   */
  public static Coverage of(List<CoverageBucket> buckets) {
    Spans speech = Spans.concatenated(buckets.stream().map(CoverageBucket::speech).toList());
    Spans words = Spans.concatenated(buckets.stream().map(CoverageBucket::words).toList());
    Spans gaps = Spans.concatenated(buckets.stream().map(CoverageBucket::gaps).toList());
    Spans unclear = Spans.concatenated(buckets.stream().map(CoverageBucket::unclear).toList());
    Spans wordless =
        speech
            .joinedOver(JOINED_PAUSE_MS)
            .intersection(words.complement())
            .intersection(gaps.complement())
            .intersection(unclear.complement());
    return new Coverage(
        Math.max(words.endMs(), Math.max(gaps.endMs(), unclear.endMs())),
        speech.totalMs(),
        speech.intersection(words).totalMs(),
        gaps.totalMs(),
        unclear.totalMs(),
        holes(wordless));
  }

  private static List<Hole> holes(Spans wordless) {
    List<Hole> holes = new ArrayList<>();
    for (int span = 0; span < wordless.count(); span++) {
      Hole hole = new Hole(wordless.startMs(span), wordless.endMs(span));
      if (hole.durationMs() > LONGEST_SILENCE_MS) {
        holes.add(hole);
      }
    }
    return holes;
  }

  /** Where a word ends at the earliest: one that takes no time still is there. */
  static long endMs(Word word) {
    return Math.max(word.endMs(), word.startMs() + 1);
  }
}
