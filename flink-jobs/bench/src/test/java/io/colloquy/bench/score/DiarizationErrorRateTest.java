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

class DiarizationErrorRateTest {

  /** Worked out by hand by the rules of md-eval.pl, version 22; times in seconds. */
  @ParameterizedTest(name = "{0} | {1} | {2}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        // reference, hypothesis, collar, scored, missed, false alarm, confusion, rate
        "\"A 0-10, B 10-20\", \"2 0-10, 1 10-20\", 0, 20, 0, 0, 0, 0",
        "\"A 0-10, B 10-20\", \"1 0-12, 2 12-20\", 0, 20, 0, 0, 2, 0.1",
        "\"A 0-10, B 10-20\", \"1 0-20\", 0, 20, 0, 0, 10, 0.5",
        "\"A 0-10\", \"1 0-6, 2 6-10\", 0, 10, 0, 0, 4, 0.4",
        "\"A 0-10\", \"1 1-10\", 0, 10, 1, 0, 0, 0.1",
        "\"A 0-10\", \"1 0-10, 1 15-18\", 0, 10, 0, 3, 0, 0.3",
        // overlap counts once for each speaker
        "\"A 0-10, B 5-10\", \"1 0-10\", 0, 15, 5, 0, 0, 0.3333",
        "\"A 0-10\", \"1 0-10, 2 5-10\", 0, 10, 0, 5, 0, 0.5",
        "\"A 0-10, B 5-10\", \"1 0-10, 2 5-10\", 0, 15, 0, 0, 0, 0",
        "\"A 0-10, B 5-10\", \"1 0-10, 2 0-5\", 0, 15, 5, 5, 0, 0.6667",
        "\"A 0-8, B 4-8, C 8-12\", \"1 0-4, 2 4-12\", 0, 16, 4, 0, 4, 0.5",
        // one speaker's turns that overlap or repeat each other are one
        "\"A 0-6, A 4-10, A 1-2\", \"1 0-10, 1 0-10\", 0, 10, 0, 0, 0, 0",
        // the collar takes away a quarter of a second on both sides of reference turns
        "\"A 0-10\", \"1 0.2-9.9\", 0, 10, 0.3, 0, 0, 0.03",
        "\"A 0-10\", \"1 0.2-9.9\", 0.25, 9.5, 0, 0, 0, 0",
        "\"A 0-10, B 10-20\", \"1 0-10.5, 2 10.5-20\", 0.25, 19, 0, 0, 0.25, 0.0132",
        "\"A 1-1.4\", \"1 0-5\", 0.25, 0, 0, 4.1, 0, 1",
        "\"A 0-4, A 4-8\", \"1 0-8\", 0.25, 7, 0, 0, 0, 0",
        // speakers are mapped by all their time, the collars included
        "\"A 0-1, A 2-3\", \"1 0-0.2, 1 2-2.2, 2 0.4-0.6\", 0.25, 1, 0.8, 0, 0.2, 1",
        // MeetEval's published example of md-eval.pl with all time scored
        "\"A 5-10, B 10-20\", \"A 0-10, B 10-20\", 0, 15, 0, 5, 0, 0.3333",
        // nothing said or nothing found
        "\"\", \"1 0-3\", 0, 0, 0, 3, 0, 1",
        "\"A 0-3\", \"\", 0.25, 2.5, 2.5, 0, 0, 1",
        "\"\", \"\", 0, 0, 0, 0, 0, 0",
      })
  void scoresAsByHand(
      String reference,
      String hypothesis,
      double collar,
      double scored,
      double missed,
      double falseAlarm,
      double confusion,
      double rate) {
    DiarizationErrorRate score =
        DiarizationErrorRate.of(
            Turns.of(reference), Turns.of(hypothesis), Math.round(collar * 1000));

    assertThat(
            List.of(score.scoredMs(), score.missedMs(), score.falseAlarmMs(), score.confusionMs()))
        .containsExactly(
            Math.round(scored * 1000),
            Math.round(missed * 1000),
            Math.round(falseAlarm * 1000),
            Math.round(confusion * 1000));
    assertThat(score.rate()).isCloseTo(rate, within(1e-4));
  }

  @Test
  void tellsWhoIsWhoAndHowManyAreTooMany() {
    DiarizationErrorRate score =
        DiarizationErrorRate.of(
            Turns.of("Ada 0-10, Ben 10-20"), Turns.of("1 0-1, 2 1-10, 3 10-20, 4 30-31"), 0);

    assertThat(score.speakers()).isEqualTo(Map.of("Ada", "2", "Ben", "3"));
    assertThat(score.speakerCountError()).isEqualTo(2);
    assertThat(DiarizationErrorRate.of(Turns.of("Ada 0-1"), List.of(), 0).speakerCountError())
        .isEqualTo(-1);
  }

  @Test
  void agreesWithCountingMillisecondsOnRandomTurns() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<SpeakerTurn> reference = turns(random);
      List<SpeakerTurn> hypothesis = turns(random);
      long collar = random.nextInt(3) * 25L;

      DiarizationErrorRate score = DiarizationErrorRate.of(reference, hypothesis, collar);

      long errors = score.missedMs() + score.falseAlarmMs() + score.confusionMs();
      assertThat(List.of(score.scoredMs(), errors))
          .as("seed %d", seed)
          .isEqualTo(counted(reference, hypothesis, collar, score.speakers()));
    }
  }

  private static List<SpeakerTurn> turns(Random random) {
    List<SpeakerTurn> turns = new ArrayList<>();
    for (int speaker = 0; speaker < 3; speaker++) {
      long time = random.nextInt(300);
      while (time < 2_000) {
        long end = time + 1 + random.nextInt(400);
        turns.add(new SpeakerTurn("s" + speaker, time, end, ""));
        time = end + 1 + random.nextInt(500);
      }
    }
    return turns;
  }

  private static List<Long> counted(
      List<SpeakerTurn> reference,
      List<SpeakerTurn> hypothesis,
      long collar,
      Map<String, String> speakers) {
    long scored = 0;
    long errors = 0;
    for (int ms = 0; ms < 4_000; ms++) {
      int now = ms;
      boolean isInCollar =
          reference.stream()
              .anyMatch(
                  turn ->
                      (now >= turn.startMs() - collar && now < turn.startMs() + collar)
                          || (now >= turn.endMs() - collar && now < turn.endMs() + collar));
      if (!isInCollar) {
        List<String> said = speaking(reference, now);
        List<String> found = speaking(hypothesis, now);
        long right = said.stream().filter(s -> found.contains(speakers.get(s))).count();
        scored += said.size();
        errors += Math.max(said.size(), found.size()) - right;
      }
    }
    return List.of(scored, errors);
  }

  private static List<String> speaking(List<SpeakerTurn> turns, long ms) {
    return turns.stream()
        .filter(turn -> turn.startMs() <= ms && ms < turn.endMs())
        .map(SpeakerTurn::speaker)
        .toList();
  }
}
