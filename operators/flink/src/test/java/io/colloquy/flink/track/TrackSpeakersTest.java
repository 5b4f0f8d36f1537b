package io.colloquy.flink.track;

import static io.colloquy.flink.track.Heard.channel;
import static io.colloquy.flink.track.Heard.ended;
import static io.colloquy.flink.track.Heard.gap;
import static io.colloquy.flink.track.Heard.nothing;
import static io.colloquy.flink.track.Heard.signal;
import static io.colloquy.flink.track.Heard.turns;
import static io.colloquy.flink.track.Heard.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.schemas.LocalTurn;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import io.colloquy.schemas.SpeakerEnrolment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrackSpeakersTest {
  private static final String TALK = "mic/0 1 2|mic/1 2 1|mic/3 1|TRACKED 4";

  private KeyedOneInputStreamOperatorTestHarness<String, Recognition, SpeakerEvent> task;

  @BeforeEach
  void start() throws Exception {
    start(null);
  }

  private void start(OperatorSubtaskState restored) throws Exception {
    start(new TrackingSettings(0.38f, 0), restored);
  }

  private void start(TrackingSettings settings, OperatorSubtaskState restored) throws Exception {
    task =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new TrackSpeakers(settings)),
            outcome -> outcome.getTenantId() + "/" + outcome.getInterviewId(),
            Types.STRING);
    task.setup();
    if (restored != null) {
      task.initializeState(restored);
    }
    task.open();
  }

  @AfterEach
  void close() throws Exception {
    task.close();
  }

  @Test
  void speakersStayTheSameWhateverTheOrderOfOutcomes() throws Exception {
    for (long seed = 0; seed < 50; seed++) {
      List<Recognition> outcomes = new ArrayList<>(talk());
      outcomes.addAll(talk());
      Collections.shuffle(outcomes, new Random(seed));
      outcomes.add(ended(Map.of("mic", 4L)));
      close();
      start();
      send(outcomes);
      assertThat(events()).as("seed %d", seed).isEqualTo(TALK);
    }
  }

  @Test
  void aWindowThatNoDiarizerHearsIsNotWaitedFor() throws Exception {
    send(words(0, ""), words(1, "pyannote@1"), ended(Map.of("mic", 2L)));
    assertThat(events()).isEmpty();
    send(turns("mic", 1, "A"));
    assertThat(events()).isEqualTo("mic/1 1|TRACKED 2");
  }

  @Test
  void turnsThatFailedAreNobodysAndAnInterviewWithoutAnyIsTracked() throws Exception {
    send(nothing(0), nothing(1), ended(Map.of("mic", 2L)));
    assertThat(events()).isEqualTo("TRACKED 2");
  }

  @Test
  void numbersFollowMediaTimeOfTheStreamsThatAreKnown() throws Exception {
    send(turns("a", 0, "A"), turns("b", 0, "B"), turns("a", 1, "A"), turns("a", 2, "C"));
    assertThat(events()).isEqualTo("a/0 1|b/0 2|a/1 1");
    send(turns("b", 1, "D"));
    assertThat(events()).isEqualTo("a/0 1|b/0 2|a/1 1|b/1 3|a/2 4");
    close();
    start();
    send(turns("a", 0, "A"), turns("b", 0, "B"), turns("b", 1, "D"));
    send(turns("a", 1, "A"), turns("a", 2, "C"));
    assertThat(events()).isEqualTo("a/0 1|b/0 2|b/1 3|a/1 1|a/2 4");
  }

  @Test
  void aChannelIsItsSpeaker() throws Exception {
    send(
        channel("call:2", 0, new LocalTurn(500L, 900L, 0)),
        channel("call:1", 0, new LocalTurn(100L, 400L, 0)),
        ended(Map.of("call:1", 1L, "call:2", 1L)));
    assertThat(events()).isEqualTo("call:2/0 2|call:1/0 1|TRACKED 2");
    assertThat(task.extractOutputValues().get(0).turnsFrom()).isEqualTo("channel");
  }

  @Test
  void voicesDoNotWaitForChannels() throws Exception {
    LocalTurn answer = new LocalTurn(100L, 400L, 0);
    send(gap("call:1", 0), channel("call:1", 1, answer));
    send(turns("call", 0, "A"), turns("call", 1, "B"), turns("call", 2, "C"), turns("call", 3));
    assertThat(events()).isEqualTo("call:1/1 1|call/0 1|call/1 2|call/2 3|call/3");
  }

  @Test
  void voicesThatWaitedForAGapGoOnOnceItsStreamIsAChannel() throws Exception {
    send(gap("call:1", 0), turns("call", 0, "A"), turns("call", 1, "B"), turns("call", 2, "A"));
    assertThat(events()).isEqualTo("call/0 1|call/1 2");
    send(channel("call:1", 1, new LocalTurn(10_100L, 10_400L, 0)));
    assertThat(events()).isEqualTo("call/0 1|call/1 2|call:1/1 1|call/2 1");
  }

  @Test
  void anExpectedCountThatIsToldMeanwhileCountsWhenVoicesAreGroupedNext() throws Exception {
    Recognition two = signal(RecognitionKind.SPEAKERS).setExpectedSpeakers(2).build();
    send(turns("mic", 0, "A"), turns("mic", 1, "B"), turns("mic", 2, "C"), two);
    assertThat(events()).isEqualTo("mic/0 1|mic/1 2|mic/2 3");
    send(ended(Map.of("mic", 3L)));
    assertThat(events()).matches("mic/0 1\\|mic/1 2\\|mic/2 3(\\|mic/\\d [12])+\\|TRACKED 3");
  }

  @Test
  void voicesBesideChannelsHaveOtherNumbersInTheEndWhicheverComesFirst() throws Exception {
    List<Recognition> outcomes =
        new ArrayList<>(
            List.of(
                turns("call", 0, "A"),
                turns("call", 1, "B"),
                channel("call:1", 0, new LocalTurn(100L, 400L, 0)),
                channel("call:2", 0, new LocalTurn(500L, 900L, 0))));
    for (long seed = 0; seed < 20; seed++) {
      Collections.shuffle(outcomes, new Random(seed));
      close();
      start();
      send(outcomes);
      send(signal(RecognitionKind.SPEAKERS).setEnrolments(List.of(voiceOfAda())).build());
      send(ended(Map.of("call", 2L, "call:1", 1L, "call:2", 1L)));
      assertThat(events())
          .as("seed %d", seed)
          .contains("call:1/0 1", "call:2/0 2")
          .containsPattern("call/0 3\\|.*NAMES \\{3=Ada} \\{}\\|TRACKED 4$")
          .containsPattern("call/1 4\\|.*TRACKED 4$");
    }
  }

  @Test
  void lateAudioIsTrackedOnceAllOfItIsThere() throws Exception {
    send(turns("mic", 0, "A"), gap(1, 0), ended(Map.of("mic", 2L)));
    send(gap(1, 2), ended(Map.of("mic", 2L)));
    assertThat(events()).isEqualTo("mic/0 1|TRACKED 2");
    send(turns("mic", 1, 1, 10_000, "B"));
    assertThat(events()).isEqualTo("mic/0 1|TRACKED 2|mic/1 2|TRACKED 4");
  }

  @Test
  void namesAndVoicesThatAreKnownAreTold() throws Exception {
    send(
        turns("mic", 0, "A", "B"),
        signal(RecognitionKind.SPEAKERS)
            .setSpeakerNames(Map.of("2", "Ben"))
            .setRoles(Map.of("mic", "guest"))
            .setEnrolments(List.of(voiceOfAda()))
            .build());
    assertThat(events()).isEqualTo("mic/0 1 2|NAMES {1=Ada, 2=Ben} {mic=guest}");
    send(signal(RecognitionKind.SPEAKERS).setSpeakerNames(Map.of("2", "")).build());
    assertThat(events()).endsWith("|NAMES {1=Ada} {mic=guest}");
  }

  @Test
  void anExpectedCountThatIsToldAfterCompletionIsHonoured() throws Exception {
    send(turns("mic", 0, "A"), turns("mic", 1, "B"), turns("mic", 2, "C"));
    send(ended(Map.of("mic", 3L)));
    assertThat(events()).isEqualTo("mic/0 1|mic/1 2|mic/2 3|TRACKED 3");
    send(signal(RecognitionKind.SPEAKERS).setExpectedSpeakers(2).build());
    assertThat(events()).matches(".*TRACKED 3\\|mic/\\d [12](\\|mic/\\d [12])?\\|TRACKED 3");
  }

  @Test
  void namesThatAreToldWhileAnInterviewGoesOnDoNotCompleteIt() throws Exception {
    send(turns("mic", 0, "A"), ended(Map.of("mic", 1L)), turns("mic", 1, "B"));
    send(signal(RecognitionKind.SPEAKERS).setSpeakerNames(Map.of("1", "Ada")).build());
    assertThat(events()).endsWith("NAMES {1=Ada} {}").containsOnlyOnce("TRACKED");
    send(ended(Map.of("mic", 2L)));
    assertThat(events()).endsWith("TRACKED 2");
  }

  @Test
  void theJobsCountIsHonouredUnlessTheInterviewTellsItsOwn() throws Exception {
    close();
    start(new TrackingSettings(0.38f, 2), null);
    send(turns("mic", 0, "A"), turns("mic", 1, "B"), turns("mic", 2, "C"));
    send(ended(Map.of("mic", 3L)));
    assertThat(events()).matches("(mic/\\d [12]\\|)+TRACKED 3");
    send(signal(RecognitionKind.SPEAKERS).setExpectedSpeakers(3).build());
    assertThat(events()).containsPattern("TRACKED 3\\|.*mic/\\d 3\\b.*\\|TRACKED 3$");
  }

  @Test
  void aRestoredTaskGoesOnWithTheSameSpeakers() throws Exception {
    send(talk().get(1), talk().get(0));
    String before = events();
    OperatorSubtaskState state = task.snapshot(1, 1);
    close();
    start(state);
    send(talk());
    send(ended(Map.of("mic", 4L)));
    assertThat(before + "|" + events()).isEqualTo(TALK);
  }

  @Test
  void nothingRemainsOfAnInterviewThatIsOver() throws Exception {
    send(talk());
    send(turns("mic", 9, "A"), signal(RecognitionKind.SPEAKERS).setExpectedSpeakers(2).build());
    send(signal(RecognitionKind.CLOSED).build(), turns("mic", 4, "A"));
    assertThat(task.numKeyedStateEntries()).isEqualTo(1);
    task.setProcessingTime(Duration.ofHours(1).toMillis());
    assertThat(task.numKeyedStateEntries()).isZero();
    assertThat(task.numProcessingTimeTimers()).isZero();
  }

  private static SpeakerEnrolment voiceOfAda() {
    return new SpeakerEnrolment("Ada", List.of(2f, 0f, 0f, 0f), "voice@1");
  }

  private static List<Recognition> talk() {
    return List.of(
        turns("mic", 0, "A", "B"), turns("mic", 1, "B", "A"), nothing(2), turns("mic", 3, "A"));
  }

  private void send(Recognition... outcomes) throws Exception {
    send(List.of(outcomes));
  }

  private void send(List<Recognition> outcomes) throws Exception {
    for (Recognition outcome : outcomes) {
      task.processElement(new StreamRecord<>(outcome));
    }
  }

  private String events() {
    return task.extractOutputValues().stream()
        .map(TrackSpeakersTest::describe)
        .collect(Collectors.joining("|"));
  }

  private static String describe(SpeakerEvent event) {
    return switch (event.kind()) {
      case TURNS ->
          event.turns().window().stream()
              + "/"
              + event.turns().window().number()
              + event.turns().turns().stream()
                  .map(turn -> " " + turn.speaker())
                  .collect(Collectors.joining());
      case NAMES ->
          "NAMES " + new TreeMap<>(event.speakers().names()) + " " + event.speakers().roles();
      case TRACKED -> "TRACKED " + event.outcomes();
      case OUTSIDE -> "OUTSIDE";
    };
  }
}
