package io.colloquy.core.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordSpeakersTest {
  private final WordSpeakers speakers = new WordSpeakers(WordSpeakerSettings.defaults());

  @Test
  void givesWordToTheTurnItOverlapsMost() {
    List<Turn> turns = List.of(new Turn(0, 1_150, 1), new Turn(1_150, 3_000, 2));

    assertThat(of(turns, word(0, 900), word(950, 1_250), word(1_260, 2_000)))
        .containsExactly(1, 1, 2);
    assertThat(of(turns, word(0, 900), word(1_050, 1_400), word(1_410, 2_000)))
        .containsExactly(1, 2, 2);
  }

  @Test
  void leavesWordWithoutTurnUnknown() {
    List<Turn> turns = List.of(new Turn(0, 1_000, 1), new Turn(5_000, 6_000, 2));

    assertThat(of(turns, word(200, 400), word(2_000, 2_400), word(5_100, 5_300)))
        .containsExactly(1, Turn.UNKNOWN, 2);
    assertThat(of(List.of(), word(0, 100))).containsExactly(Turn.UNKNOWN);
    assertThat(speakers.of(List.of(), turns)).isEmpty();
  }

  @Test
  void givesWordJustOutsideOfTurnsToTheNearest() {
    List<Turn> turns = List.of(new Turn(0, 1_000, 1), new Turn(1_500, 2_500, 2));

    assertThat(of(turns, word(1_050, 1_150))).containsExactly(1);
    assertThat(of(turns, word(1_300, 1_450))).containsExactly(2);
    assertThat(of(turns, word(2_800, 3_000))).containsExactly(Turn.UNKNOWN);
  }

  @Test
  void overlooksIslandUnderHalfASecond() {
    List<Turn> turns =
        List.of(new Turn(0, 1_000, 1), new Turn(1_000, 1_400, 2), new Turn(1_400, 3_000, 1));

    assertThat(of(turns, word(500, 950), word(1_000, 1_400), word(1_420, 2_000)))
        .containsExactly(1, 1, 1);
  }

  @Test
  void keepsLongerIsland() {
    List<Turn> turns =
        List.of(new Turn(0, 1_000, 1), new Turn(1_000, 1_600, 2), new Turn(1_600, 3_000, 1));

    assertThat(
            of(turns, word(500, 950), word(1_000, 1_290), word(1_300, 1_600), word(1_650, 2_000)))
        .containsExactly(1, 2, 2, 1);
  }

  @Test
  void keepsBriefAnswerBetweenPauses() {
    List<Turn> turns =
        List.of(new Turn(0, 1_000, 1), new Turn(1_600, 1_800, 2), new Turn(2_400, 4_000, 1));

    assertThat(of(turns, word(500, 1_000), word(1_600, 1_800), word(2_400, 2_800)))
        .containsExactly(1, 2, 1);
  }

  @Test
  void marksWordsDuringWhichSomebodyElseSpeaks() {
    List<Turn> turns = List.of(new Turn(0, 4_000, 1), new Turn(1_000, 1_500, 2));
    List<WordSpeaker> result =
        speakers.of(List.of(word(100, 400), word(1_100, 1_400), word(1_420, 1_800)), turns);

    assertThat(result)
        .containsExactly(
            new WordSpeaker(1, false), new WordSpeaker(1, true), new WordSpeaker(1, false));
  }

  @Test
  void countsTurnsThatRepeatEachOtherOnce() {
    Turn twice = new Turn(0, 400, 1);
    List<Turn> turns = List.of(twice, twice, twice, new Turn(0, 500, 2));

    assertThat(of(turns, word(0, 500))).containsExactly(2);
  }

  @Test
  void givesWordWithoutDurationToTheTurnAroundIt() {
    assertThat(of(List.of(new Turn(0, 1_000, 1), new Turn(900, 2_000, 2)), word(1_500, 1_500)))
        .containsExactly(2);
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void wordsBeforeAndBehindPauseDoNotDependOnEachOther(long seed) {
    Random random = new Random(seed);
    List<Word> words = words(random);
    List<Turn> turns = turns(random);

    List<WordSpeaker> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= words.size(); i++) {
      if (i == words.size() || words.get(i).startMs() - words.get(i - 1).endMs() >= 500) {
        pieces.addAll(speakers.of(words.subList(start, i), turns));
        start = i;
      }
    }

    assertThat(pieces).isEqualTo(speakers.of(words, turns));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void orderOfTurnsIsOfNoAccount(long seed) {
    Random random = new Random(seed);
    List<Word> words = words(random);
    List<Turn> turns = turns(random);
    List<Turn> shuffled = new ArrayList<>(turns);
    Collections.shuffle(shuffled, random);

    assertThat(speakers.of(words, shuffled)).isEqualTo(speakers.of(words, turns));
  }

  @Test
  void refusesSettingsWithoutSense() {
    assertThatThrownBy(() -> new WordSpeakerSettings(500, 0, 300))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("500, 300, 0 ms");
  }

  private List<Integer> of(List<Turn> turns, Word... words) {
    return speakers.of(List.of(words), turns).stream().map(WordSpeaker::speaker).toList();
  }

  private static Word word(long startMs, long endMs) {
    return new Word("word", startMs, endMs, 1);
  }

  private static List<Word> words(Random random) {
    List<Word> words = new ArrayList<>();
    long time = 0;
    for (int i = 0; i < 120; i++) {
      long end = time + random.nextInt(500);
      words.add(word(time, end));
      time = end + (random.nextInt(8) == 0 ? random.nextInt(1_500) : random.nextInt(150));
    }
    return words;
  }

  private static List<Turn> turns(Random random) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long start = random.nextInt(60_000);
      turns.add(new Turn(start, start + random.nextInt(3_000), random.nextInt(4)));
    }
    return turns;
  }
}
