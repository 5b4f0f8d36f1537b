package io.colloquy.core.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpeakerTrackerPropertyTest {
  private static final SpeakerSettings SETTINGS = SpeakerSettings.defaults();

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  private static SimulatedInterview interview(Random random) {
    return new SimulatedInterview(
        random, 2 + random.nextInt(4), 0.3 + random.nextDouble(), 5 + random.nextInt(40));
  }

  @ParameterizedTest(name = "{0} speakers, noise {1}: expected count {2}")
  @CsvSource({
    // speakers, noise, expected count, least accuracy online, at the end
    "2, 0.3, 0, 0.98, 0.99",
    "4, 0.3, 0, 0.95, 0.99",
    "2, 0.7, 0, 0.96, 0.99",
    "4, 0.7, 0, 0.94, 0.97",
    "2, 1.0, 0, 0.85, 0.90",
    "4, 1.0, 0, 0.78, 0.86",
    "2, 1.0, 2, 0.90, 0.98",
    "4, 1.0, 4, 0.78, 0.97",
  })
  void tellsVoicesApartInNoise(
      int speakers, double noise, int expected, double online, double atTheEnd) {
    double before = 0;
    double after = 0;
    int interviews = 10;
    for (int seed = 0; seed < interviews; seed++) {
      SimulatedInterview truth = new SimulatedInterview(new Random(seed), speakers, noise, 40);
      TrackedInterview tracked = new TrackedInterview(SETTINGS, expected);
      tracked.hearAll(truth.windows());
      before += tracked.accuracy(truth, speakers) / interviews;
      tracked.recluster();
      after += tracked.accuracy(truth, speakers) / interviews;
    }

    assertThat(before).as("online").isGreaterThan(online);
    assertThat(after).as("after the last clustering").isGreaterThan(atTheEnd);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void orderOfWindowsDoesNotChangeWhoIsWhoAtTheEnd(long seed) {
    SimulatedInterview truth = interview(new Random(seed));
    List<LocalTurns> shuffled = new ArrayList<>(truth.windows());
    Collections.shuffle(shuffled, new Random(seed));
    TrackedInterview inOrder = new TrackedInterview(SETTINGS, 0);
    TrackedInterview inDisorder = new TrackedInterview(SETTINGS, 0);

    inOrder.hearAll(truth.windows());
    inDisorder.hearAll(shuffled);
    inOrder.recluster();
    inDisorder.recluster();

    assertThat(partition(inDisorder, truth)).isEqualTo(partition(inOrder, truth));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void namesOfLocalSpeakersAreOfNoAccount(long seed) {
    SimulatedInterview truth = interview(new Random(seed));
    TrackedInterview tracked = new TrackedInterview(SETTINGS, 0);
    TrackedInterview relabelled = new TrackedInterview(SETTINGS, 0);

    for (LocalTurns window : truth.windows()) {
      assertThat(relabelled.hear(SimulatedInterview.relabelled(window)))
          .isEqualTo(tracked.hear(window));
    }

    assertThat(relabelled.recluster()).isEqualTo(tracked.recluster());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whoSpeakAtTheSameTimeAreNeverTheSame(long seed) {
    Random random = new Random(seed);
    SimulatedInterview truth = interview(random);
    SpeakerSettings narrow =
        new SpeakerSettings(0.35f, 0.1f, 2_000, 10_000, 20, 10, 60_000, 600_000);
    TrackedInterview tracked = new TrackedInterview(narrow, 0);

    for (LocalTurns window : truth.windows()) {
      tracked.hear(window);
      if (random.nextInt(8) == 0) {
        tracked.recluster();
      }
    }
    tracked.recluster();

    for (LocalTurns window : truth.windows()) {
      Map<Turn, Integer> told = new HashMap<>();
      for (Turn turn : tracked.told().get(window.window()).turns()) {
        told.put(turn.by(0), turn.speaker());
      }
      for (Turn one : window.turns()) {
        for (Turn other : window.turns()) {
          if (one.speaker() != other.speaker()
              && one.overlapMs(other.startMs(), other.endMs()) > 0
              && told.get(one.by(0)) != Turn.UNKNOWN) {
            assertThat(told.get(one.by(0))).isNotEqualTo(told.get(other.by(0)));
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatWasToldStaysTrueUntilItIsToldAnew(long seed) {
    Random random = new Random(seed);
    SimulatedInterview truth = interview(random);
    TrackedInterview tracked =
        new TrackedInterview(
            new SpeakerSettings(0.35f, 0.1f, 2_000, 10_000, 30, 20, 60_000, 600_000),
            random.nextInt(4));

    for (LocalTurns window : truth.windows()) {
      tracked.hear(window);
      if (random.nextInt(8) == 0) {
        tracked.recluster();
      }
      assertThat(tracked.state().clusters()).hasSizeLessThanOrEqualTo(30);
    }
    tracked.recluster();

    assertThat(tracked.recluster()).as("clustering again").isEmpty();
    tracked
        .told()
        .forEach(
            (id, turns) -> assertThat(tracked.turnsNow(id)).as("window %s", id).isEqualTo(turns));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void unchangedSpeakersKeepTheirNumbersAndNumbersAreNeverGivenTwice(long seed) {
    Random random = new Random(seed);
    SimulatedInterview truth = interview(random);
    TrackedInterview tracked = new TrackedInterview(SETTINGS, 0);
    Set<Integer> everSeen = new HashSet<>();

    for (LocalTurns window : truth.windows()) {
      tracked.hear(window);
      Map<Set<Integer>, Integer> before = clustersOfSpeakers(tracked.state());
      everSeen.addAll(before.values());
      if (random.nextInt(4) > 0) {
        continue;
      }
      tracked.recluster();
      Map<Set<Integer>, Integer> after = clustersOfSpeakers(tracked.state());
      after.forEach(
          (clusters, speaker) -> {
            if (before.containsKey(clusters)) {
              assertThat(speaker).isEqualTo(before.get(clusters));
            } else if (!before.containsValue(speaker)) {
              assertThat(everSeen).doesNotContain(speaker);
            }
          });
      everSeen.addAll(after.values());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void expectedCountIsHonoured(long seed) {
    Random random = new Random(seed);
    SimulatedInterview truth = interview(random);
    int expected = 1 + random.nextInt(5);
    TrackedInterview tracked = new TrackedInterview(SETTINGS, expected);
    tracked.hearAll(truth.windows());
    assertThat(tracked.state().speakers()).hasSizeLessThanOrEqualTo(expected);

    tracked.recluster();

    long sure =
        truth.windows().stream()
            .flatMap(window -> window.speakers().stream())
            .filter(local -> local.cleanSpeechMs() >= SETTINGS.embeddingSpeechMs())
            .count();
    assertThat(tracked.state().speakers()).hasSize((int) Math.min(expected, sure));
  }

  /** Which of the interview's local speakers are one person, without regard to numbers. */
  private static Set<Set<String>> partition(TrackedInterview tracked, SimulatedInterview truth) {
    Map<Integer, Set<String>> members = new HashMap<>();
    for (LocalTurns window : truth.windows()) {
      tracked
          .names(window.window())
          .forEach(
              (local, speaker) ->
                  members
                      .computeIfAbsent(speaker, s -> new HashSet<>())
                      .add(window.window().number() + "/" + local));
    }
    members.remove(Turn.UNKNOWN);
    return new HashSet<>(members.values());
  }

  private static Map<Set<Integer>, Integer> clustersOfSpeakers(SpeakerState state) {
    return state.speakers().keySet().stream()
        .collect(
            Collectors.toMap(
                speaker ->
                    state.clusters().stream()
                        .filter(cluster -> cluster.speaker() == speaker)
                        .map(MicroCluster::id)
                        .collect(Collectors.toSet()),
                speaker -> speaker));
  }
}
