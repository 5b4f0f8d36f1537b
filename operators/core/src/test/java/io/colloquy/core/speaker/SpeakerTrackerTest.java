package io.colloquy.core.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakerTrackerTest {
  private static final float[] ADA = {1, 0, 0};
  private static final float[] BEN = {0.2f, 1, 0};
  private static final float[] CLEO = {0.2f, 0, 1};

  private final TrackedInterview interview = new TrackedInterview(SpeakerSettings.defaults(), 0);
  private long windows;

  @Test
  void numbersSpeakersByTheOrderInWhichTheySpeak() {
    assertThat(speakers(interview, voice(9, BEN, 5_000), voice(3, ADA, 5_000)))
        .containsExactly(1, 2);
    assertThat(speakers(interview, voice(1, ADA, 5_000), voice(2, CLEO, 5_000)))
        .containsExactly(2, 3);
  }

  @Test
  void givesBriefVoiceToTheOneItResembles() {
    speakers(interview, voice(1, ADA, 5_000), voice(2, BEN, 5_000));

    assertThat(speakers(interview, voice(1, BEN, 700))).containsExactly(2);
  }

  @Test
  void makesNoSpeakerOfBriefVoice() {
    speakers(interview, voice(1, ADA, 5_000));

    assertThat(speakers(interview, voice(1, CLEO, 1_900))).containsExactly(Turn.UNKNOWN);
    interview.recluster();
    assertThat(interview.state().speakers()).containsOnlyKeys(1);
  }

  @Test
  void namesBriefVoiceOnceItsSpeakerIsKnown() {
    LocalTurns greeting = window(voice(1, CLEO, 1_500));
    interview.hear(greeting);
    speakers(interview, voice(1, CLEO, 9_000));

    assertThat(interview.recluster())
        .containsExactly(
            new WindowTurns(greeting.window(), List.of(greeting.turns().get(0).by(1))));
  }

  @Test
  void leavesSpeakersWithoutVoiceUnknown() {
    assertThat(
            speakers(
                interview,
                voice(1, new float[0], 5_000),
                voice(2, new float[] {Float.NaN, 1, 0}, 5_000),
                voice(3, new float[3], 5_000),
                voice(4, ADA, 5_000)))
        .containsExactly(Turn.UNKNOWN, Turn.UNKNOWN, Turn.UNKNOWN, 1);
  }

  @Test
  void ignoresVoicesOfAnotherModel() {
    speakers(interview, voice(1, ADA, 5_000));

    assertThat(speakers(interview, voice(1, new float[] {1, 0}, 5_000), voice(2, ADA, 5_000)))
        .containsExactly(Turn.UNKNOWN, 1);
  }

  @Test
  void namesTheOnlyOneLeftOfTheExpected() {
    TrackedInterview two = new TrackedInterview(SpeakerSettings.defaults(), 2);
    speakers(two, voice(1, ADA, 5_000), voice(2, BEN, 5_000));
    LocalTurns answer = atOnce(voice(1, ADA, 5_000), voice(2, new float[0], 0));
    two.hear(answer);

    two.recluster();

    assertThat(two.told().get(answer.window()).turns())
        .extracting(Turn::speaker)
        .containsExactly(1, 2);
  }

  @Test
  void givesSurplusVoiceToTheNearestWhenFewerAreExpected() {
    TrackedInterview two = new TrackedInterview(SpeakerSettings.defaults(), 2);
    speakers(two, voice(1, ADA, 9_000), voice(2, BEN, 8_000));

    assertThat(
            speakers(
                two,
                voice(1, ADA, 9_000),
                voice(2, BEN, 8_000),
                voice(3, new float[] {1, 0.1f, 2}, 3_000)))
        .containsExactly(1, 2, 1);
  }

  @Test
  void partsThoseWhoSpeakAtTheSameTimeThoughTheySoundAlike() {
    LocalTurns both = atOnce(voice(1, ADA, 5_000), voice(2, ADA, 5_000));

    assertThat(interview.hear(both).turns()).extracting(Turn::speaker).containsExactly(1, 2);
    interview.recluster();
    assertThat(interview.state().speakers()).containsOnlyKeys(1, 2);
  }

  @Test
  void takesPiecesOfOneWindowThatSoundAlikeForOneSpeaker() {
    assertThat(
            speakers(
                interview,
                voice(1, ADA, 700),
                voice(2, BEN, 5_000),
                voice(3, ADA, 5_000),
                voice(4, BEN, 5_000)))
        .containsExactly(2, 1, 2, 1);

    interview.recluster();

    assertThat(interview.state().speakers()).containsOnlyKeys(1, 2);
  }

  @Test
  void joinsSpeakersThatTurnOutToBeOneAndTellsTheirTurnsAgain() {
    float[] between = {0.75f, 0.75f, 0};
    LocalTurns first = window(voice(1, ADA, 200_000));
    LocalTurns second = window(voice(1, new float[] {0.3f, 1, 0}, 5_000));
    interview.hear(first);
    interview.hear(second);
    assertThat(interview.told().get(second.window()).turns().get(0).speaker()).isEqualTo(2);
    for (int i = 0; i < 6; i++) {
      interview.hear(window(voice(1, between, 20_000)));
    }

    List<WindowTurns> changed = interview.recluster();

    assertThat(changed).extracting(WindowTurns::window).hasSize(7).doesNotContain(first.window());
    assertThat(interview.state().speakers()).containsOnlyKeys(1);
    assertThat(speakers(interview, voice(1, CLEO, 5_000))).containsExactly(3);
  }

  @Test
  void isDueForClusteringWheneverTheMediaHasDoubledThenEveryTenMinutes() {
    SpeakerTracker tracker = new SpeakerTracker(SpeakerSettings.defaults());
    SpeakerState state = SpeakerState.start();
    List<Integer> dueAtMinutes = new ArrayList<>();
    for (int minute = 1; minute <= 50; minute++) {
      Turn turn = new Turn(minute * 60_000 - 5_000, minute * 60_000, 1);
      LocalTurns window =
          new LocalTurns(
              new WindowId("mix", minute, 0), List.of(turn), List.of(voice(1, ADA, 5_000)));
      state = tracker.window(state, window).state();
      if (tracker.isReclusteringDue(state)) {
        dueAtMinutes.add(minute);
        state = tracker.recluster(state, List.of()).state();
      }
    }

    assertThat(dueAtMinutes).containsExactly(1, 2, 4, 8, 16, 26, 36, 46);
  }

  @Test
  void tellsNoMoreSpeakersApartThanItMay() {
    TrackedInterview crowd = new TrackedInterview(SpeakerSettings.defaults(), 0);
    for (int round = 0; round < 2; round++) {
      for (int person = 0; person < 200; person++) {
        float[] own = new float[200];
        own[person] = 1;
        speakers(crowd, voice(1, own, 5_000));
      }
      crowd.recluster();
      assertThat(crowd.state().speakers()).hasSize(SpeakerSettings.defaults().speakers());
      assertThat(crowd.state().clusters()).hasSize(200);
    }
  }

  @Test
  void joinsUnlikeSpeakersOnlyWhereThereAreMoreThanMicroClusters() {
    SpeakerState state = SpeakerState.start();
    SpeakerTracker roomy =
        new SpeakerTracker(
            new SpeakerSettings(0.35f, 0.1f, 2_000, 10_000, 200, 50, 60_000, 600_000));
    SpeakerTracker narrow =
        new SpeakerTracker(new SpeakerSettings(0.35f, 0.1f, 2_000, 10_000, 2, 1, 60_000, 600_000));
    for (float[] person : List.of(ADA, BEN, CLEO)) {
      state = roomy.window(state, window(voice(1, person, 5_000))).state();
    }

    state = narrow.window(state, window(voice(1, ADA, 5_000))).state();

    assertThat(state.clusters()).hasSize(2);
  }

  @Test
  void toleratesWhatAnOlderStateLacks() {
    SpeakerState restored = new SpeakerState(null, null, 0, 0, 0, null, 0, 0);
    TrackedWindow nothing = new TrackedWindow(null, null, null);
    SpeakerTracker tracker = new SpeakerTracker(SpeakerSettings.defaults());

    assertThat(restored).isEqualTo(SpeakerState.start());
    assertThat(tracker.recluster(restored, List.of(nothing)).changed()).isEmpty();
    assertThat(tracker.window(restored, new LocalTurns(null, null, null)).turns().turns())
        .isEmpty();
  }

  private static LocalSpeaker voice(int number, float[] embedding, long cleanSpeechMs) {
    return new LocalSpeaker(number, embedding, cleanSpeechMs);
  }

  /** A window in which these speak one after another, a second each. */
  private LocalTurns window(LocalSpeaker... voices) {
    List<Turn> turns = new ArrayList<>();
    long time = windows * 30_000;
    for (LocalSpeaker voice : voices) {
      turns.add(new Turn(time, time + 1_000, voice.number()));
      time += 1_000;
    }
    return new LocalTurns(new WindowId("mix", windows++, 0), turns, List.of(voices));
  }

  /** A window in which all of these speak during the same second. */
  private LocalTurns atOnce(LocalSpeaker... voices) {
    LocalTurns one = window(voices);
    long startMs = one.turns().get(0).startMs();
    return new LocalTurns(
        one.window(),
        one.turns().stream().map(t -> new Turn(startMs, startMs + 1_000, t.speaker())).toList(),
        one.speakers());
  }

  private List<Integer> speakers(TrackedInterview heardBy, LocalSpeaker... voices) {
    return heardBy.hear(window(voices)).turns().stream().map(Turn::speaker).toList();
  }
}
