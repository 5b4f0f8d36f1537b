package io.colloquy.core.stitch;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares out the words of an overlap in which two windows heard nothing alike: each window owns the
 * words whose midpoint lies in its half. A word in the other's half, at a time when the other heard
 * none, stays as well, unless the window's edge may have cut it: then the other heard all of it.
 */
final class Ownership {
  private final Overlap overlap;
  private final Map<Word, Long> pairTimes = new HashMap<>();

  private Ownership(Overlap overlap) {
    this.overlap = overlap;
  }

  /**
   * @param pairs words heard at the same time, but not alike: one word each
   * @return what is owned, each window's words in their order
   */
  static List<Word> join(
      List<Word> before, List<Word> after, List<WordPair> pairs, Overlap overlap) {
    Ownership ownership = new Ownership(overlap);
    for (WordPair pair : pairs) {
      Word earlier = before.get(pair.before());
      Word later = after.get(pair.after());
      long time = (earlier.midpointMs() + later.midpointMs()) / 2;
      ownership.pairTimes.put(earlier, time);
      ownership.pairTimes.put(later, time);
    }
    return merge(
        before.stream().filter(ownership::isEarliers).toList(),
        after.stream().filter(ownership::isLaters).toList());
  }

  private boolean isEarliers(Word word) {
    return timeMs(word) < overlap.middleMs()
        || !pairTimes.containsKey(word) && !overlap.isCutByEnd(word);
  }

  private boolean isLaters(Word word) {
    return timeMs(word) >= overlap.middleMs()
        || !pairTimes.containsKey(word) && !overlap.isCutByStart(word);
  }

  private long timeMs(Word word) {
    return pairTimes.getOrDefault(word, word.midpointMs());
  }

  private static List<Word> merge(List<Word> earlier, List<Word> later) {
    List<Word> merged = new ArrayList<>(earlier);
    int place = 0;
    for (Word word : later) {
      while (place < merged.size() && merged.get(place).midpointMs() <= word.midpointMs()) {
        place++;
      }
      merged.add(place++, word);
    }
    return merged;
  }
}
