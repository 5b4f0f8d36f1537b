package io.colloquy.core.stitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StitcherTest {
  private final List<String> texts = new ArrayList<>();
  private StitchState state = StitchState.start();

  @Test
  void withoutOverlapEverythingIsFinalAtOnce() {
    Stitched result = hear(0, 10_000, 0, 0, word("good", 100), word("morning", 600));
    assertThat(texts).containsExactly("good", "morning");
    assertThat(result.confidence()).isEqualTo(StitchConfidence.NONE);
    assertThat(state.finalUntilMs()).isEqualTo(10_000);
  }

  @Test
  void wordsOfTheOverlapWaitForTheNextWindow() {
    hear(0, 10_000, 0, 3_000, word("one", 5_000), word("two", 6_600), word("three", 8_000));
    assertThat(texts).containsExactly("one");
    assertThat(state.finalUntilMs()).isEqualTo(6_600);
    Stitched result = hear(7_000, 20_000, 3_000, 0, word("Three,", 8_100), word("four", 12_000));
    assertThat(texts).hasSize(4).startsWith("one", "two").endsWith("four");
    assertThat(result.confidence()).isEqualTo(StitchConfidence.HIGH);
  }

  @Test
  void aWordCutByTheEdgeYieldsToTheWholeWord() {
    hear(0, 10_000, 0, 3_000, word("the", 8_000), word("fut", 9_800));
    hear(7_000, 20_000, 3_000, 0, word("the", 8_050), word("future", 9_750), word("is", 10_300));
    assertThat(texts).containsExactly("the", "future", "is");
  }

  @Test
  void aCutWordComesOnceThoughNothingIsInCommon() {
    hear(0, 10_000, 0, 1_000, new Word("fut", 9_300, 9_600, 1));
    Stitched result = hear(9_000, 20_000, 1_000, 0, new Word("future", 9_300, 9_900, 1));
    assertThat(texts).containsExactly("future");
    assertThat(result.confidence()).isEqualTo(StitchConfidence.LOW);
  }

  @Test
  void aWordThatEachWindowPutsIntoTheOthersHalfIsNotLost() {
    hear(0, 10_000, 0, 1_000, new Word("paper", 9_520, 9_640, 1));
    hear(9_000, 20_000, 1_000, 0, new Word("paper", 9_300, 9_420, 1));
    assertThat(texts).containsExactly("paper");
  }

  @Test
  void aRepeatedWordThatDoesNotOverlapInTimeStays() {
    hear(0, 10_000, 0, 1_000, word("was", 8_700), word("very", 9_100));
    hear(9_000, 20_000, 1_000, 0, word("very", 9_550), word("good", 10_000));
    assertThat(texts).containsExactly("was", "very", "very", "good");
  }

  @Test
  void aStutterKeepsItsCount() {
    hear(0, 10_000, 0, 3_000, word("no", 7_200), word("no", 7_600), word("no", 8_000));
    hear(7_000, 20_000, 3_000, 0, word("no", 7_250), word("no", 7_580), word("no", 8_020));
    assertThat(texts).containsExactly("no", "no", "no");
  }

  @Test
  void wordsInCommonMayDriftTogether() {
    hear(0, 10_000, 0, 3_000, word("I", 7_500), word("think", 7_900), word("that", 8_300));
    hear(7_000, 20_000, 3_000, 0, word("I", 7_950), word("think", 8_350), word("that", 8_750));
    assertThat(texts).containsExactly("I", "think", "that");
  }

  @Test
  void theSeamKeepsTheMoreProbableWords() {
    hear(
        0,
        10_000,
        0,
        3_000,
        new Word("new", 7_500, 7_800, 0.9f),
        new Word("fork", 7_900, 8_200, 0.2f),
        new Word("city", 8_300, 8_700, 0.9f));
    hear(
        7_000,
        20_000,
        3_000,
        0,
        new Word("new", 7_500, 7_800, 0.9f),
        new Word("York", 7_900, 8_200, 0.9f),
        new Word("city", 8_300, 8_700, 0.9f));
    assertThat(texts).containsExactly("new", "York", "city");
  }

  @Test
  void whatOnlyOneWindowHeardInTheOverlapStays() {
    hear(0, 10_000, 0, 3_000, word("before", 5_000), word("late", 9_000));
    Stitched result = hear(7_000, 20_000, 3_000, 0, word("behind", 15_000));
    assertThat(texts).containsExactly("before", "late", "behind");
    assertThat(result.confidence()).isEqualTo(StitchConfidence.LOW);
  }

  @Test
  void anOverlapWithoutWordsNeedsNoSeam() {
    hear(0, 10_000, 0, 3_000, word("before", 5_000));
    Stitched result = hear(7_000, 20_000, 3_000, 0, word("behind", 15_000));
    assertThat(texts).containsExactly("before", "behind");
    assertThat(result.confidence()).isEqualTo(StitchConfidence.NONE);
  }

  @Test
  void aBarrierReleasesWhatIsHeld() {
    hear(0, 10_000, 0, 3_000, word("before", 5_000), word("held", 8_000));
    Stitched result = Stitcher.barrier(state, 20_000);
    assertThat(result.words()).extracting(Word::text).containsExactly("held");
    assertThat(result.state()).isEqualTo(StitchState.withNothingHeld(20_000));
  }

  @Test
  void behindAFailedWindowItsOverlapIsTakenWhole() {
    hear(0, 10_000, 0, 3_000, word("held", 8_000));
    state = Stitcher.barrier(state, 27_000).state();
    hear(27_000, 40_000, 3_000, 0, word("first", 27_000), word("next", 28_000));
    assertThat(texts).containsExactly("first", "next");
  }

  @Test
  void wordsInDisorderOrOutsideTheirWindowArePutInside() {
    hear(1_000, 2_000, 0, 0, word("late", 1_900), word("early", 100));
    assertThat(texts).containsExactly("early", "late");
    Stitched result = hear(2_000, 3_000, 0, 0, word("back", 100));
    assertThat(result.words()).containsExactly(new Word("back", 2_000, 2_000, 0.9f));
  }

  @Test
  void aWordWithoutTextIsNone() {
    hear(0, 1_000, 0, 0, word(" ", 100), word("yes", 200));
    assertThat(texts).containsExactly("yes");
  }

  @Test
  void aShortWindowBetweenTwoOverlapsIsStitchedOnBothSides() {
    hear(0, 10_000, 0, 1_500, word("one", 8_700), word("two", 9_500));
    hear(8_500, 11_000, 1_500, 1_500, word("one", 8_750), word("two", 9_450), word("six", 10_400));
    hear(9_500, 20_000, 1_500, 0, word("six", 10_420), word("ten", 11_500));
    assertThat(texts).containsExactly("one", "two", "six", "ten");
  }

  private Stitched hear(long start, long end, long before, long after, Word... words) {
    Stitched result =
        Stitcher.window(
            state, new RecognizedWindow(start, end, before, after, end - after, List.of(words)));
    result.words().forEach(word -> texts.add(word.text()));
    state = result.state();
    return result;
  }

  private static Word word(String text, long startMs) {
    return new Word(text, startMs, startMs + 300, 0.9f);
  }
}
