package io.colloquy.core.stitch;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

  /**
   * The seam beside a word that both windows heard alike, which keeps the most probable words and
   * lies in a long pause. Words are preferred that have such a neighbour, and those that come once:
   * others are easily taken for each other.
   */
  static Seam beside(List<WordPair> same, List<Word> before, List<Word> after, Overlap overlap) {
    Set<WordPair> pairs = new HashSet<>(same);
    List<WordPair> trusted = preferred(same, pair -> hasNeighbour(pair, pairs, before));
    trusted =
        preferred(
            trusted,
            pair ->
                overlap.certainty(before.get(pair.before())) > 0
                    && overlap.certainty(after.get(pair.after())) > 0);
    trusted =
        preferred(trusted, pair -> isOnce(pair.before(), before) && isOnce(pair.after(), after));
    return trusted.stream()
        .flatMap(pair -> beside(pair, before, after, overlap))
        .max(
            Comparator.comparingDouble(
                seam -> seam.probability(before, after) + seam.pauseWorth(before, after)))
        .orElseThrow();
  }

  /** Behind the word, to keep the earlier window's, and in front: but for one that an edge cuts. */
  private static Stream<Seam> beside(
      WordPair pair, List<Word> before, List<Word> after, Overlap overlap) {
    Seam inFront = new Seam(pair.before(), pair.after());
    Seam behind = new Seam(pair.before() + 1, pair.after() + 1);
    Word earlier = before.get(pair.before());
    Word later = after.get(pair.after());
    boolean earlierIsCut = overlap.isCutByEnd(earlier);
    boolean laterIsCut = overlap.isCutByStart(later);
    if (!earlierIsCut && !laterIsCut) {
      return Stream.of(inFront, behind);
    }
    boolean keepsLater =
        earlierIsCut == laterIsCut ? later.durationMs() > earlier.durationMs() : earlierIsCut;
    return Stream.of(keepsLater ? inFront : behind);
  }

  List<Word> join(List<Word> before, List<Word> after) {
    List<Word> joined = new ArrayList<>(before.subList(0, keptBefore));
    joined.addAll(after.subList(skippedAfter, after.size()));
    return joined;
  }

  private static List<WordPair> preferred(List<WordPair> pairs, Predicate<WordPair> preference) {
    List<WordPair> preferred = pairs.stream().filter(preference).toList();
    return preferred.isEmpty() ? pairs : preferred;
  }

  private static boolean hasNeighbour(WordPair pair, Set<WordPair> pairs, List<Word> before) {
    String text = before.get(pair.before()).spokenText();
    return Stream.of(-1, 1)
        .map(step -> new WordPair(pair.before() + step, pair.after() + step, true))
        .anyMatch(
            next -> pairs.contains(next) && !before.get(next.before()).spokenText().equals(text));
  }

  private static boolean isOnce(int place, List<Word> words) {
    String text = words.get(place).spokenText();
    return words.stream().filter(word -> word.spokenText().equals(text)).count() == 1;
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
