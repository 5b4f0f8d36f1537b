package io.colloquy.core.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChapterTitlesTest {
  private static final long CHAPTER_MS = 100_000;

  private static final List<String> TURBINES =
      List.of(
          "So tell us about the wind turbines on the coast.",
          "The wind turbines are much taller than they were ten years ago.",
          "We have to inspect every one of the wind turbines in the spring.",
          "And the rotor of such a turbine is really heavy.");
  private static final List<String> BATTERIES =
      List.of(
          "Okay, let's move on to the lithium batteries.",
          "The lithium batteries lose their charge in the winter.",
          "You know, people charge the lithium batteries at night.",
          "The price of a battery is falling, I think.");

  @Test
  void aChapterIsNamedByWhatIsSaidInItAndNotElsewhere() {
    List<ChapterTitle> titles = titles(List.of(TURBINES, BATTERIES));
    assertThat(titles)
        .extracting(ChapterTitle::title)
        .containsExactly("Wind turbines", "Lithium batteries");
    assertThat(titles.get(0).keywords()).contains("wind turbines", "rotor");
  }

  @Test
  void wordsThatFitAnySubjectAreNoPartOfATitle() {
    List<String> said =
        List.of(
            "One approach is the entire direction of the potential turbine.",
            "The approach of the turbine has a direction.",
            "The direction and the approach are about the turbine.");
    assertThat(titles(List.of(said, BATTERIES)))
        .extracting(ChapterTitle::title)
        .containsExactly("Turbine", "Lithium batteries");
  }

  @Test
  void theSentenceIsOneOfTheChapter() {
    List<ChapterTitle> titles = titles(List.of(TURBINES, BATTERIES));
    assertThat(TURBINES).contains(titles.get(0).sentence());
    assertThat(titles.get(1).sentence()).contains("lithium batteries");
  }

  @Test
  void noTitleComesTwice() {
    List<ChapterTitle> titles = titles(List.of(TURBINES, TURBINES, TURBINES));
    assertThat(titles).extracting(ChapterTitle::title).doesNotHaveDuplicates();
  }

  @Test
  void whereNothingIsSaidTheChapterHasItsNumber() {
    List<ChapterTitle> titles =
        titles(List.of(List.of("Yeah.", "Okay, so, you know."), List.of("Right.")));
    assertThat(titles).extracting(ChapterTitle::title).containsExactly("Part 1", "Part 2");
    assertThat(titles.get(0).keywords()).isEmpty();
  }

  @Test
  void titlesHaveNoStopWordsWhateverIsSaid() {
    long seed = 5;
    Random random = new Random(seed);
    List<String> vocabulary =
        List.of(
            "the",
            "a",
            "of",
            "you",
            "know",
            "really",
            "we",
            "to",
            "and",
            "like",
            "node",
            "fee",
            "fees",
            "wallet",
            "network",
            "protocol",
            "actually",
            "run",
            "quickly",
            "it's",
            "their",
            "Bitcoin",
            "privacy",
            "channels",
            "what",
            "so");
    for (int trial = 0; trial < 30; trial++) {
      List<List<String>> chapters = new ArrayList<>();
      for (int chapter = 0; chapter < 5; chapter++) {
        List<String> sentences = new ArrayList<>();
        for (int sentence = 0; sentence < 8; sentence++) {
          sentences.add(
              String.join(
                  " ", random.ints(12, 0, vocabulary.size()).mapToObj(vocabulary::get).toList()));
        }
        chapters.add(sentences);
      }
      List<ChapterTitle> titles = titles(chapters);
      assertThat(titles).as("seed %d", seed).isEqualTo(titles(chapters));
      assertThat(titles)
          .as("seed %d", seed)
          .extracting(ChapterTitle::title)
          .doesNotHaveDuplicates()
          .allSatisfy(
              title ->
                  assertThat(Arrays.asList(title.split("[ ,]+")))
                      .noneMatch(word -> Terms.isStopWord(word) && !title.matches("Part \\d+")));
    }
  }

  private static List<ChapterTitle> titles(List<List<String>> chapters) {
    List<ChapterSpan> spans = new ArrayList<>();
    List<ChapterUnit> units = new ArrayList<>();
    List<Sentence> sentences = new ArrayList<>();
    for (int chapter = 0; chapter < chapters.size(); chapter++) {
      long startMs = chapter * CHAPTER_MS;
      spans.add(new ChapterSpan(startMs, startMs + CHAPTER_MS, chapter, chapter, 1));
      units.add(
          new ChapterUnit(
              startMs,
              startMs + CHAPTER_MS,
              false,
              50,
              List.of(new Opening(startMs, 0, false, 0)),
              new float[] {1, 0}));
      for (String text : chapters.get(chapter)) {
        sentences.add(new Sentence("1", startMs, startMs + 5_000, text, null));
        startMs += 5_000;
      }
    }
    return ChapterTitles.of(spans, units, sentences);
  }
}
