package io.colloquy.core.stitch;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * A place to change from one window's words to the next window's.
 *
 * @param keptBefore how many words of the earlier window are kept
 * @param skippedAfter how many words of the later window are left out
 */
record Seam(int keptBefore, int skippedAfter) {
  /** A pause this long beside the seam is worth as much as this much more probability. */
  private static final double LONG_PAUSE_MS = 1_000;

  private static final double LONG_PAUSE_WORTH = 0.2;

  /** The seam beside a common word that keeps the most probable words and lies in a long pause. */
  static Seam best(List<Word> before, List<Word> after, List<WordPair> anchors) {
    Seam best = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (WordPair anchor : anchors) {
      Seam inFront = new Seam(anchor.before(), anchor.after());
      Seam behind = new Seam(anchor.before() + 1, anchor.after() + 1);
      for (Seam seam : List.of(inFront, behind)) {
        double worth = seam.probability(before, after) + seam.pauseWorth(before, after);
        if (worth > highest) {
          highest = worth;
          best = seam;
        }
      }
    }
    return best;
  }

  List<Word> join(List<Word> before, List<Word> after) {
    List<Word> joined = new ArrayList<>(before.subList(0, keptBefore));
    joined.addAll(after.subList(skippedAfter, after.size()));
    return joined;
  }

  private double probability(List<Word> before, List<Word> after) {
    return join(before, after).stream().mapToDouble(Word::probability).average().orElse(0);
  }

  private double pauseWorth(List<Word> before, List<Word> after) {
    if (keptBefore == 0 || skippedAfter == after.size()) {
      return 0;
    }
    long pause = after.get(skippedAfter).startMs() - before.get(keptBefore - 1).endMs();
    return LONG_PAUSE_WORTH * Math.max(0, Math.min(1, pause / LONG_PAUSE_MS));
  }
}
