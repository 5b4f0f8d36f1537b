package io.colloquy.core.stitch;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Shares out the words of an overlap in which two windows heard nothing alike: each window owns the
 * words whose midpoint lies in its half. A word in the other's half, at a time when the other heard
 * none, stays as well, unless the window's edge may have cut it: then the other heard all of it.
 */
final class Ownership {
  /**
   * A word that a window heard.
   *
   * @param timeMs the word's midpoint, or that of both if it is paired
   * @param paired whether the other window heard something at its time
   */
  private record Claim(Word word, long timeMs, boolean paired) {
    static Claim alone(Word word) {
      return new Claim(word, word.midpointMs(), false);
    }
  }

  private Ownership() {}

  /**
   * @param pairs words heard at the same time, but not alike: one word each
   * @return what is owned, each window's words in their order
   */
  static List<Word> join(
      List<Word> before, List<Word> after, List<WordPair> pairs, Overlap overlap) {
    List<Claim> earlier = new ArrayList<>(before.stream().map(Claim::alone).toList());
    List<Claim> later = new ArrayList<>(after.stream().map(Claim::alone).toList());
    for (WordPair pair : pairs) {
      Word first = before.get(pair.before());
      Word second = after.get(pair.after());
      long time = (first.midpointMs() + second.midpointMs()) / 2;
      earlier.set(pair.before(), new Claim(first, time, true));
      later.set(pair.after(), new Claim(second, time, true));
    }
    earlier.removeIf(claim -> !isEarliers(claim, overlap));
    later.removeIf(claim -> !isLaters(claim, overlap));
    return merge(earlier, later);
  }

  private static boolean isEarliers(Claim claim, Overlap overlap) {
    return claim.timeMs() < overlap.middleMs()
        || !claim.paired() && !overlap.isCutByEnd(claim.word());
  }

  private static boolean isLaters(Claim claim, Overlap overlap) {
    return claim.timeMs() >= overlap.middleMs()
        || !claim.paired() && !overlap.isCutByStart(claim.word());
  }

  private static List<Word> merge(List<Claim> earlier, List<Claim> later) {
    List<Word> merged = new ArrayList<>(earlier.stream().map(Claim::word).toList());
    int place = 0;
    for (Claim claim : later) {
      long middle = claim.word().midpointMs();
      while (place < merged.size() && merged.get(place).midpointMs() <= middle) {
        place++;
      }
      merged.add(place++, claim.word());
    }
    return merged;
  }
}
