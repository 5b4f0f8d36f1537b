package io.colloquy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerWordErrorRateTest {

  /** Worked out by hand by the definition of cpWER. */
  @ParameterizedTest(name = "{0} # {1}")
  @CsvSource(
      delimiter = '#',
      value = {
        // reference # hypothesis # substitutions # deletions # insertions # rate
        "A 0-1 we pay now | B 1-2 so do we # 1 0-1 so do we | 2 1-2 we pay now # 0 # 0 # 0 # 0",
        "A 0-1 we pay now | B 1-2 so do we # 1 0-1 we say now | 2 1-2 so do # 1 # 1 # 0 # 0.3333",
        "A 0-1 we pay | B 1-2 they do # 1 0-1 we pay | 2 1-2 they do | 3 2-3 oh no # 0 # 0 # 2 # 0.5",
        "A 0-1 we | B 1-2 they | C 2-3 oh no # 1 0-1 we | 2 1-2 they # 0 # 2 # 0 # 0.5",
        // a word of the wrong speaker is wrong twice
        "A 0-2 a b c d | B 2-4 e f # 1 0-2 a b c | 2 2-4 d e f # 0 # 1 # 1 # 0.3333",
        // two good pairs are better than one perfect pair: by errors 0 + 3 + 3 against 1 + 1
        "A 0-1 a b c | B 1-2 a b d # 1 0-1 a b c | 2 1-2 x b c # 2 # 0 # 0 # 0.3333",
        // more speakers heard than there are
        "A 0-1 we pay # 1 0-1 no | 2 0-1 we said so # 1 # 0 # 2 # 1.5",
        // a speaker's turns are joined by their starts, in whatever order they come
        "A 5-6 c d | A 0-1 a b # 1 0-6 a b c d # 0 # 0 # 0 # 0",
        "A 0-1 Pay, twice! # 1 0-1 pay twice # 0 # 0 # 0 # 0",
      })
  void countsSpeakersWordsAsByHand(
      String reference,
      String hypothesis,
      int substituted,
      int deleted,
      int inserted,
      double rate) {
    SpeakerWordErrorRate score =
        SpeakerWordErrorRate.concatenated(Turns.spoken(reference), Turns.spoken(hypothesis));

    assertThat(List.of(score.substitutions(), score.deletions(), score.insertions()))
        .containsExactly(substituted, deleted, inserted);
    assertThat(score.rate()).isCloseTo(rate, within(1e-4));
  }

  /** Worked out by hand by the rules of MeetEval's tcpWER with its default word times. */
  @ParameterizedTest(name = "{0} # {1} # {2} s")
  @CsvSource(
      delimiter = '#',
      value = {
        // reference # hypothesis # collar # substitutions # deletions # insertions
        "A 0-4 a b | B 4-8 c # x 4-8 c | y 0-4 a b # 0 # 0 # 0 # 0",
        // ten seconds late
        "A 0-1 a # 1 10-11 a # 5 # 0 # 1 # 1",
        "A 0-1 a # 1 10-11 a # 10 # 0 # 0 # 0",
        // words that stand at other times do not even stand for each other wrongly
        "A 0-1 a # 1 10-11 b # 5 # 0 # 1 # 1",
        "A 0-1 a # 1 1-2 b # 5 # 1 # 0 # 0",
        // what only touches does not overlap: the word is 1.5 +- 0.5
        "A 0-1 a # 1 1-2 a # 0.5 # 0 # 1 # 1",
        "A 0-1 a # 1 1-2 a # 0.501 # 0 # 0 # 0",
        // words share the time by characters: a 0-3, b 3-4 against aaa 0-3, then middles 1.5, 3.5
        "A 0-4 aaa b # 1 0-3 aaa | 1 3-4 b # 0 # 0 # 0 # 0",
        "A 0-4 a bbb # 1 0-3 a | 1 3-4 bbb # 0 # 0 # 1 # 1",
        // one long turn for two far apart: its words are 2.75, 8.25, 13.75, 19.25, each +- 5
        "A 0-2 a b | A 20-22 c d # 1 0-22 a b c d # 5 # 0 # 2 # 2",
        "A 0-2 a b | A 20-22 c d # 1 0-2 a b | 1 20-22 c d # 5 # 0 # 0 # 0",
        // overlapping turns of one speaker stay in their order
        "A 10-14 k l m n | A 12-16 o p q r # 1 10-16 k l m n o p q r # 0 # 2 # 2 # 2",
        "A 10-14 k l m n | A 12-16 o p q r # 1 10-16 k l m n o p q r # 1 # 0 # 0 # 0",
      })
  void countsWordsOutOfTheirTimeAsByHand(
      String reference,
      String hypothesis,
      double collar,
      int substituted,
      int deleted,
      int inserted) {
    SpeakerWordErrorRate score =
        SpeakerWordErrorRate.timeConstrained(
            Turns.spoken(reference), Turns.spoken(hypothesis), Math.round(collar * 1000));

    assertThat(List.of(score.substitutions(), score.deletions(), score.insertions()))
        .containsExactly(substituted, deleted, inserted);
  }

  /** The examples in the documentation of MeetEval, with its results. */
  @ParameterizedTest(name = "{0} # {1}")
  @CsvSource(
      delimiter = '#',
      value = {
        // reference # hypothesis # substitutions # deletions # insertions # rate
        "A 0-1 a b c | B 0-1 d e f # 1 0-1 a b c | 2 0-1 d e f # 0 # 0 # 0 # 0",
        "A 0-1 a b | B 0-1 c d # 1 0-1 a b | 2 0-1 c d | 3 0-1 e f # 0 # 0 # 2 # 0.5",
        "A 0-1 a | B 0-1 b | C 0-1 c d # 1 0-1 a | 2 0-1 b # 0 # 2 # 0 # 0.5",
        "A 0-1 a | B 0-1 b | C 0-1 c # 1 0-1 b | 2 0-1 c | 3 0-1 d | 4 0-1 a # 0 # 0 # 1 # 0.3333",
        "A 0-1 a b # 1 0-1 z | 2 0-1 a e f # 1 # 0 # 2 # 1.5",
        "A 0-1 a b | B 0-1 k # 1 0-1 | 2 0-1 a e f # 1 # 1 # 1 # 1",
      })
  void agreesWithMeetEvalOnSpeakersWords(
      String reference,
      String hypothesis,
      int substituted,
      int deleted,
      int inserted,
      double rate) {
    countsSpeakersWordsAsByHand(reference, hypothesis, substituted, deleted, inserted, rate);
  }

  /** The examples in the documentation of MeetEval, with the errors of its alignments. */
  @ParameterizedTest(name = "{0} # {1} # {2} s")
  @CsvSource(
      delimiter = '#',
      value = {
        // reference # hypothesis # collar # errors
        "A 0-1 a | A 1-2 b | A 2-3 c # 1 0-1 a | 1 1-2 b | 1 3-4 c # 0 # 2",
        "A 0-1 a | A 1-2 b | A 2-3 c # 1 0-1 a | 1 1-2 b | 1 3-4 c # 1 # 0",
        "A 0-1 a b | A 1-2 c | A 2-3 d e # 1 0-1 a | 1 1-2 b c | 1 3-4 e f # 1 # 2",
        "A 0-2 a b | A 0-2 c d # 1 0-1 a # 0 # 3",
      })
  void agreesWithMeetEvalOnWordsOutOfTheirTime(
      String reference, String hypothesis, double collar, int errors) {
    SpeakerWordErrorRate score =
        SpeakerWordErrorRate.timeConstrained(
            Turns.spoken(reference), Turns.spoken(hypothesis), Math.round(collar * 1000));

    assertThat(score.errors()).isEqualTo(errors);
  }

  @Test
  void tellsWhoIsWho() {
    assertThat(
            SpeakerWordErrorRate.concatenated(
                    Turns.spoken("Ada 0-1 we pay | Ben 1-2 they do | Cleo 2-3 oh"),
                    Turns.spoken("1 0-1 they do | 2 1-2 we say"))
                .speakers())
        .isEqualTo(Map.of("Ada", "2", "Ben", "1"));
  }

  @Test
  void isRateOfNothing() {
    assertThat(SpeakerWordErrorRate.concatenated(List.of(), List.of()).rate()).isZero();
    assertThat(SpeakerWordErrorRate.concatenated(List.of(), Turns.spoken("1 0-1 oh no")).rate())
        .isEqualTo(1);
  }

  @Test
  void agreesWithPlainWordErrorsAndIsNeverBetterForItsTimes() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<SpeakerTurn> reference = text(random, "A");
      List<SpeakerTurn> hypothesis = text(random, "1");

      SpeakerWordErrorRate concatenated = SpeakerWordErrorRate.concatenated(reference, hypothesis);
      SpeakerWordErrorRate wide =
          SpeakerWordErrorRate.timeConstrained(reference, hypothesis, 3_600_000);
      SpeakerWordErrorRate narrow =
          SpeakerWordErrorRate.timeConstrained(reference, hypothesis, 500);

      assertThat(concatenated.errors())
          .as("seed %d", seed)
          .isEqualTo(WordErrorRate.of(words(reference), words(hypothesis)).errors());
      assertThat(wide).as("seed %d", seed).isEqualTo(concatenated);
      assertThat(narrow.errors())
          .as("seed %d", seed)
          .isBetween(concatenated.errors(), words(reference).size() + words(hypothesis).size());
    }
  }

  private static List<SpeakerTurn> text(Random random, String speaker) {
    List<SpeakerTurn> turns = new ArrayList<>();
    long time = 0;
    for (int i = random.nextInt(20); i >= 0; i--) {
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(8); word >= 0; word--) {
        text.append(" w").append(random.nextInt(5));
      }
      long end = time + 500 + random.nextInt(3_000);
      turns.add(new SpeakerTurn(speaker, time, end, text.toString()));
      time = end;
    }
    return turns;
  }

  private static List<String> words(List<SpeakerTurn> turns) {
    return turns.stream().flatMap(turn -> Normalization.words(turn.text()).stream()).toList();
  }
}
