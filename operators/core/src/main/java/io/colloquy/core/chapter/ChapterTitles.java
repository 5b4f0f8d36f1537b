package io.colloquy.core.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names the chapters of an interview by what is said in them more than elsewhere. Whoever reads a
 * title has heard nothing yet: so it has two phrases unless one of several words says enough, and
 * no word of it is a stop word.
 */
public final class ChapterTitles {
  private static final int KEYWORDS = 6;
  private static final int SHORTEST_SENTENCE = 6;
  private static final int LONGEST_SENTENCE = 35;
  private static final int TELLING = 12;

  private final ChapterPhrases phrases;
  private final Set<String> taken = new HashSet<>();

  private ChapterTitles(ChapterPhrases phrases) {
    this.phrases = phrases;
  }

  /**
   * Names all chapters of an interview. The same arguments give the same titles.
   *
   * @param chapters the interview's chapters in order
   * @param units its units, the ones the chapters were found in
   * @param sentences all its sentences in order of their starts
   * @return a title for each chapter
   */
  public static List<ChapterTitle> of(
      List<ChapterSpan> chapters, List<ChapterUnit> units, List<Sentence> sentences) {
    ChapterTitles titles = new ChapterTitles(new ChapterPhrases(chapters, units, sentences));
    List<ChapterTitle> named = new ArrayList<>();
    for (int chapter = 0; chapter < chapters.size(); chapter++) {
      ChapterSpan span = chapters.get(chapter);
      List<Sentence> said =
          sentences.stream().filter(sentence -> ChapterPhrases.isIn(sentence, span)).toList();
      named.add(titles.title(chapter, said));
    }
    return named;
  }

  private ChapterTitle title(int chapter, List<Sentence> said) {
    List<String> best = apart(phrases.best(chapter));
    List<String> spelled =
        best.stream().limit(KEYWORDS).map(key -> phrases.spelling(chapter, key)).toList();
    return new ChapterTitle(free(chapter, spelled), spelled, sentence(best, said));
  }

  /** Leaves out what shares a word with a better phrase. */
  private static List<String> apart(List<String> best) {
    List<String> apart = new ArrayList<>();
    Set<String> words = new HashSet<>();
    for (String key : best) {
      List<String> own = Arrays.asList(key.split(" "));
      if (own.stream().noneMatch(words::contains)) {
        apart.add(key);
        words.addAll(own);
      }
    }
    return apart;
  }

  /** The shortest beginning of the phrases that says enough and that no other chapter has. */
  private String free(int chapter, List<String> spelled) {
    int enough = spelled.isEmpty() || spelled.get(0).contains(" ") ? 1 : 2;
    for (int count = Math.min(enough, spelled.size());
        0 < count && count <= spelled.size();
        count++) {
      String title = capital(String.join(", ", spelled.subList(0, count)));
      if (taken.add(Phrases.key(title))) {
        return title;
      }
    }
    String title = "Part " + (chapter + 1);
    taken.add(Phrases.key(title));
    return title;
  }

  private static String capital(String title) {
    return title.substring(0, title.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
        + title.substring(title.offsetByCodePoints(0, 1));
  }

  /** The sentence that says most of what is typical of the chapter; the earlier of two. */
  private static String sentence(List<String> best, List<Sentence> said) {
    List<String> telling = best.stream().limit(TELLING).toList();
    return said.stream()
        .max(
            Comparator.comparingDouble((Sentence sentence) -> telling(telling, sentence))
                .thenComparing(Comparator.comparingLong(Sentence::startMs).reversed()))
        .map(Sentence::text)
        .orElse("");
  }

  private static double telling(List<String> best, Sentence sentence) {
    Set<String> keys = new HashSet<>();
    Phrases.of(sentence.text()).forEach(phrase -> keys.add(Phrases.key(phrase)));
    double telling = 0;
    for (int i = 0; i < best.size(); i++) {
      telling += keys.contains(best.get(i)) ? 1.0 / (i + 1) : 0;
    }
    int words = sentence.words();
    boolean isLong = words > LONGEST_SENTENCE;
    return words < SHORTEST_SENTENCE ? telling - 10 : telling - (isLong ? 0.5 : 0);
  }
}
