package io.colloquy.core.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.text.UnclearReason;
import io.colloquy.core.text.Word;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final Judgement SILENT = judgement(-.1, List.of());
  private static final Judgement ACCEPTED = judgement(-.9);
  private static final Judgement DOUBTFUL = judgement(-1.4, UnclearReason.LOW_PROBABILITY);
  private static final Judgement LOOP = judgement(-.05, UnclearReason.REPETITION);
  private static final Judgement MUCH_AND_A_LOOP =
      new Judgement(Set.of(UnclearReason.REPETITION), words("so", "it", "goes"), List.of(), -.05);

  @Test
  void prefersWhatIsAccepted() {
    assertBetter(ACCEPTED, DOUBTFUL);
    assertBetter(ACCEPTED, LOOP);
  }

  @Test
  void prefersTheMoreProbableOfTwoDoubtfulAttempts() {
    assertBetter(judgement(-1.2, UnclearReason.LOW_PROBABILITY), DOUBTFUL);
  }

  @Test
  void prefersDoubtfulSpeechToProbableLoop() {
    assertBetter(DOUBTFUL, LOOP);
  }

  @Test
  void prefersWhatLeavesMoreToTrust() {
    assertBetter(MUCH_AND_A_LOOP, DOUBTFUL);
    assertBetter(ACCEPTED, MUCH_AND_A_LOOP);
  }

  @Test
  void prefersDoubtfulSpeechToSilenceThatWouldHideIt() {
    assertBetter(DOUBTFUL, SILENT);
    assertBetter(ACCEPTED, SILENT);
  }

  @Test
  void keepsTheFirstOfTwoThatAreAlike() {
    assertThat(DOUBTFUL.isBetterThan(DOUBTFUL)).isFalse();
    assertThat(SILENT.isBetterThan(SILENT)).isFalse();
  }

  private static void assertBetter(Judgement better, Judgement worse) {
    assertThat(better.isBetterThan(worse)).isTrue();
    assertThat(worse.isBetterThan(better)).isFalse();
  }

  private static Judgement judgement(double averageLogProbability, UnclearReason... refusal) {
    return new Judgement(Set.of(refusal), words("so"), List.of(), averageLogProbability);
  }

  private static List<Word> words(String... texts) {
    return Stream.of(texts).map(text -> new Word(text, 0, 200, .5f)).toList();
  }

  private static Judgement judgement(double averageLogProbability, List<Word> words) {
    return new Judgement(Set.of(), words, List.of(), averageLogProbability);
  }
}
