package io.colloquy.core.chapter;

import io.colloquy.core.vector.Vectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well each phrase of an interview names each of its chapters: how often it is said there
 * against how often it is said at all (class-based TF-IDF, Grootendorst 2022, with chapters as
 * classes), more for phrases of several words, for names, and for what is said at once, and more,
 * the more the units in which it is said resemble the chapter.
 */
final class ChapterPhrases {
  private static final long AT_ONCE_MS = 45_000;
  private static final double NAME = 1.3;
  private static final double[] LENGTH = {1, 1.75, 1.9};

  /** A phrase in one chapter. */
  private static final class Use {
    private int sentences;
    private int early;
    private final Map<String, Integer> spellings = new HashMap<>();
    private final Set<Integer> units = new HashSet<>();
  }

  private final List<Map<String, Use>> uses = new ArrayList<>();
  private final Map<String, Integer> everywhere = new HashMap<>();
  private final Map<String, Integer> chaptersWith = new HashMap<>();
  private final List<ChapterUnit> units;
  private final Nouns nouns;
  private final List<float[]> means = new ArrayList<>();

  ChapterPhrases(List<ChapterSpan> chapters, List<ChapterUnit> units, List<Sentence> sentences) {
    this.units = units;
    nouns = new Nouns(sentences);
    for (ChapterSpan chapter : chapters) {
      Map<String, Use> of = new HashMap<>();
      sentences.stream()
          .filter(sentence -> isIn(sentence, chapter))
          .forEach(sentence -> count(sentence, chapter, of));
      uses.add(of);
      of.forEach((phrase, use) -> everywhere.merge(phrase, use.sentences, Integer::sum));
      of.keySet().forEach(phrase -> chaptersWith.merge(phrase, 1, Integer::sum));
      means.add(mean(units.subList(chapter.firstUnit(), chapter.lastUnit() + 1)));
    }
  }

  static boolean isIn(Sentence sentence, ChapterSpan chapter) {
    return chapter.startMs() <= sentence.startMs() && sentence.startMs() < chapter.endMs();
  }

  private void count(Sentence sentence, ChapterSpan chapter, Map<String, Use> of) {
    Set<String> seen = new HashSet<>();
    for (String phrase : Phrases.of(sentence.text())) {
      if (!nouns.endIn(phrase)) {
        continue;
      }
      String key = Phrases.key(phrase);
      Use use = of.computeIfAbsent(key, unseen -> new Use());
      use.spellings.merge(phrase, 1, Integer::sum);
      if (seen.add(key)) {
        use.sentences++;
        use.early += sentence.startMs() < chapter.startMs() + AT_ONCE_MS ? 1 : 0;
        use.units.add(unitAt(sentence.startMs(), chapter));
      }
    }
  }

  private int unitAt(long ms, ChapterSpan chapter) {
    int unit = chapter.firstUnit();
    while (unit < chapter.lastUnit() && units.get(unit).endMs() <= ms) {
      unit++;
    }
    return unit;
  }

  /** The keys of a chapter's phrases, the one that names it best first. */
  List<String> best(int chapter) {
    Map<String, Double> scores = new HashMap<>();
    uses.get(chapter).forEach((key, use) -> scores.put(key, score(key, use, chapter)));
    return scores.keySet().stream()
        .sorted(
            Comparator.comparingDouble((String key) -> -scores.get(key))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private double score(String key, Use use, int chapter) {
    int chapters = uses.size();
    double frequency = Math.log1p(use.sentences + Math.min(2, use.early));
    double share = use.sentences / (double) everywhere.get(key);
    double rareness = Math.log(1 + chapters / (double) chaptersWith.get(key));
    int words = key.split(" ").length;
    double once = use.sentences == 1 ? 0.35 : 1;
    double name = isName(spelling(chapter, key)) ? NAME : 1;
    double length = LENGTH[Math.min(words, LENGTH.length) - 1];
    return frequency
        * (0.3 + share)
        * rareness
        * length
        * name
        * once
        * (1 + likeness(use, chapter));
  }

  private double likeness(Use use, int chapter) {
    float[] said = mean(use.units.stream().sorted().map(units::get).toList());
    float[] whole = means.get(chapter);
    return said.length == 0 || whole.length == 0 ? 0 : Vectors.dot(said, whole);
  }

  private static float[] mean(List<ChapterUnit> units) {
    float[] mean = new float[0];
    int count = 0;
    for (ChapterUnit unit : units) {
      if (unit.vector().length > 0) {
        mean = count == 0 ? unit.vector() : Vectors.mean(mean, count, unit.vector(), 1);
        count++;
      }
    }
    return Vectors.unit(mean);
  }

  /** How a phrase is written in a chapter, where it is not always written alike: most often. */
  String spelling(int chapter, String key) {
    return uses.get(chapter).get(key).spellings.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  private static boolean isName(String phrase) {
    return phrase.chars().anyMatch(Character::isUpperCase);
  }
}
