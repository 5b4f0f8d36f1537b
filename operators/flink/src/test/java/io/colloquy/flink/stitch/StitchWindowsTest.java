package io.colloquy.flink.stitch;

import static io.colloquy.flink.stitch.Outcome.endOfFilling;
import static io.colloquy.flink.stitch.Outcome.ended;
import static io.colloquy.flink.stitch.Outcome.failure;
import static io.colloquy.flink.stitch.Outcome.gap;
import static io.colloquy.flink.stitch.Outcome.hearing;
import static io.colloquy.flink.stitch.Outcome.inGeneration;
import static io.colloquy.flink.stitch.Outcome.signalOf;
import static io.colloquy.flink.stitch.Outcome.turns;
import static io.colloquy.flink.stitch.Outcome.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.text.Word;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.schemas.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StitchWindowsTest {
  private static final String TALK =
      "BEGUN|WORDS one two|WORDS three|GAP 20000-30000 recognition-failed|WORDS four"
          + "|GAP 40000-50000 lost-audio|WORDS|COMPLETED";

  private KeyedOneInputStreamOperatorTestHarness<String, Recognition, TranscriptEvent> task;

  @BeforeEach
  void start() throws Exception {
    task = StitchTask.open(null);
  }

  @AfterEach
  void close() throws Exception {
    task.close();
  }

  @Test
  void anyOrderOfOutcomesAndAnyDuplicationGiveTheSameEvents() throws Exception {
    List<Recognition> once = List.copyOf(talk());
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Recognition> outcomes = new ArrayList<>(once);
      for (int i = random.nextInt(6); i > 0; i--) {
        Recognition again = once.get(random.nextInt(once.size()));
        if (again.getKind() != RecognitionKind.ENDED) {
          outcomes.add(again);
        }
      }
      Collections.shuffle(outcomes, random);
      close();
      start();
      send(outcomes);
      assertThat(events()).as("seed %d", seed).isEqualTo(TALK);
    }
  }

  @Test
  void theFirstOfTwoOutcomesOfAWindowWins() throws Exception {
    send(words(1, "three"), words(1, "other"), words(0, "one", "two"), words(0, "again"));
    send(failure(2), words(2, "late"), words(3, "four"), gap(4), gap(4), words(5), ended(6));
    assertThat(events()).isEqualTo(TALK);
  }

  @Test
  void whatIsSaidOfSpeakersChangesNothing() throws Exception {
    send(turns(0), signalOf(RecognitionKind.SPEAKERS));
    assertThat(task.extractOutputValues()).isEmpty();
    assertThat(task.numKeyedStateEntries()).isZero();
    for (Recognition outcome : talk()) {
      send(outcome, turns(2), signalOf(RecognitionKind.SPEAKERS));
    }
    assertThat(events()).isEqualTo(TALK);
  }

  @Test
  void completedComesOnceForEachEnd() throws Exception {
    send(talk());
    send(words(2, "again"), ended(6));
    assertThat(events()).isEqualTo(TALK + "|COMPLETED");
  }

  @Test
  void wordsLeftToAWindowThatWentOnAsAnotherStreamComeWithTheEnd() throws Exception {
    Recognition monologue =
        Recognition.newBuilder(words(0, "one", "two", "three", "four"))
            .setEndMs(2_000)
            .setOverlapAfterMs(600)
            .setModel("base@1")
            .build();
    Recognition answer =
        Recognition.newBuilder(words(0, 0, 2_000, "five")).setStreamId("mic:1").build();
    Recognition ended =
        Recognition.newBuilder(ended(1)).setWindowCounts(Map.of("mic", 1L, "mic:1", 1L)).build();
    send(monologue, answer, ended, ended);
    assertThat(events())
        .isEqualTo("BEGUN|WORDS one two|WORDS five|WORDS three four|COMPLETED|COMPLETED");
    TranscriptEvent released = task.extractOutputValues().get(3);
    assertThat(released.streamId()).isEqualTo("mic");
    assertThat(released.model()).isEqualTo("base@1");
    assertThat(released.finalUntilMs()).isEqualTo(2_000);
  }

  @Test
  void anEndWaitsForTheOutcomesOfAllWindows() throws Exception {
    send(ended(2), words(1, "two"));
    assertThat(events()).isEqualTo("BEGUN");
    send(words(0, "one"));
    assertThat(events()).isEqualTo("BEGUN|WORDS one|WORDS two|COMPLETED");
  }

  @Test
  void filledGapComesBehindItsGapWhateverArrivesFirst() throws Exception {
    List<Recognition> outcomes =
        List.of(
            words(0, "one"),
            gap(1),
            words(2, "three"),
            words(1, 1, 11_000, "two"),
            endOfFilling(1, 2, new MediaSpan(10_000L, 11_000L)),
            words(1, 3, 10_000, "and"),
            endOfFilling(1, 4));
    for (long seed = 0; seed < 50; seed++) {
      List<Recognition> shuffled = new ArrayList<>(outcomes);
      Collections.shuffle(shuffled, new Random(seed));
      close();
      start();
      send(shuffled);
      send(ended(3));
      List<String> events = List.of(events().split("\\|"));
      assertThat(events)
          .as("seed %d", seed)
          .containsSubsequence(
              "BEGUN",
              "WORDS one",
              "GAP 10000-20000 lost-audio",
              "FILLED_GAP two 10000-20000 remaining 10000-11000",
              "FILLED_GAP and 10000-20000",
              "COMPLETED")
          .contains("WORDS three")
          .hasSize(7);
      assertThat(events.get(6)).as("seed %d", seed).isEqualTo("COMPLETED");
    }
  }

  @Test
  void anEndAgainIsAnsweredOnceTheLatePartsAreThere() throws Exception {
    send(words(0, "one"), gap(1), ended(2));
    send(endOfFilling(1, 2), ended(2));
    assertThat(events()).endsWith("COMPLETED").doesNotContain("FILLED_GAP");
    send(words(1, 1, 10_000, "two"), words(1, 1, 10_000, "two"));
    assertThat(events()).endsWith("COMPLETED|FILLED_GAP two 10000-20000|COMPLETED");
  }

  @Test
  void aHigherGenerationBeginsAnewAndAnOlderOneIsDropped() throws Exception {
    send(words(0, "old"), words(2, "waits"));
    send(inGeneration(1, signalOf(RecognitionKind.BEGUN)));
    send(words(1, "late"), ended(3));
    send(inGeneration(1, words(0, "new")), inGeneration(1, ended(1)));
    assertThat(events()).isEqualTo("BEGUN|WORDS old|BEGUN|WORDS new|COMPLETED");
  }

  @Test
  void onlyAMarkRemainsOfAClosedInterviewAndInTheEndNothing() throws Exception {
    send(talk());
    send(words(9, "waits"));
    assertThat(task.numKeyedStateEntries()).isGreaterThan(1);
    send(signalOf(RecognitionKind.CLOSED));
    assertThat(events()).endsWith("COMPLETED|CLOSED");
    assertThat(task.numKeyedStateEntries()).isEqualTo(1);
    assertMarkEndsAt(Duration.ofHours(1));
  }

  @Test
  void whatComesAgainAfterTheEndIsDropped() throws Exception {
    send(talk());
    send(signalOf(RecognitionKind.CLOSED));
    String events = events();
    send(talk());
    send(signalOf(RecognitionKind.BEGUN), signalOf(RecognitionKind.CLOSED));
    assertThat(events()).isEqualTo(events);
    assertThat(task.numKeyedStateEntries()).isEqualTo(1);
  }

  @Test
  void anEndOfWhatIsUnknownBeginsNothing() throws Exception {
    send(signalOf(RecognitionKind.CLOSED));
    assertThat(events()).isEqualTo("CLOSED");
    close();
    start();
    send(signalOf(RecognitionKind.DELETED));
    assertThat(events()).isEqualTo("DELETED");
  }

  @Test
  void aHigherGenerationReopensAClosedInterviewForLongerThanItsMark() throws Exception {
    send(talk());
    send(signalOf(RecognitionKind.CLOSED));
    send(inGeneration(1, words(0, "new")));
    task.setProcessingTime(Duration.ofHours(1).toMillis());
    send(inGeneration(1, words(1, "more")), inGeneration(1, ended(2)));
    assertThat(events()).endsWith("CLOSED|BEGUN|WORDS new|WORDS more|COMPLETED");
  }

  @Test
  void aDeletionHoldsWhateverItsGeneration() throws Exception {
    send(inGeneration(2, words(0, "one")));
    send(signalOf(RecognitionKind.DELETED));
    send(inGeneration(3, signalOf(RecognitionKind.BEGUN)), inGeneration(2, words(1, "two")));
    assertThat(events()).isEqualTo("BEGUN|WORDS one|DELETED");
    assertThat(task.numKeyedStateEntries()).isEqualTo(1);
  }

  @Test
  void everyDeletionIsToldAndProlongsTheMark() throws Exception {
    send(signalOf(RecognitionKind.DELETED));
    task.setProcessingTime(Duration.ofDays(4).toMillis());
    send(signalOf(RecognitionKind.DELETED));
    assertThat(events()).isEqualTo("DELETED|DELETED");
    task.setProcessingTime(Duration.ofDays(11).toMillis() - 1);
    assertThat(task.numKeyedStateEntries()).isEqualTo(1);
    assertMarkEndsAt(Duration.ofDays(11));
  }

  @Test
  void aCompleteInterviewTellsItsStreamsAndNoOther() throws Exception {
    send(ended(1), words(0, "one"));
    assertThat(task.extractOutputValues())
        .extracting(event -> event.kind() + " " + event.streamId() + event.streams())
        .containsExactly("BEGUN []", "WORDS mic[]", "COMPLETED [mic]");
  }

  @Test
  void speechIsToldWithTheEventOfItsWindow() throws Exception {
    send(hearing(words(0, "one"), new MediaSpan(500L, 900L)));
    send(hearing(failure(1), new MediaSpan(11_000L, 12_000L)), gap(2), words(3));
    send(hearing(words(2, 1, 20_000, "late"), new MediaSpan(20_000L, 20_500L)));
    send(endOfFilling(2, 2), ended(4));
    assertThat(task.extractOutputValues())
        .filteredOn(event -> !event.speech().isEmpty())
        .extracting(event -> event.kind() + " " + event.speech())
        .containsExactly(
            "WORDS [MediaSpan[startMs=500, endMs=900]]",
            "GAP [MediaSpan[startMs=11000, endMs=12000]]",
            "FILLED_GAP [MediaSpan[startMs=20000, endMs=20500]]");
  }

  @Test
  void windowsInFlightOfADeletedInterviewAreDropped() throws Exception {
    send(words(0, "one"), words(2, "three"), signalOf(RecognitionKind.DELETED));
    assertThat(task.numKeyedStateEntries()).isEqualTo(1);
    send(words(1, "two"), ended(3));
    assertThat(events()).isEqualTo("BEGUN|WORDS one|DELETED");
    assertMarkEndsAt(Duration.ofDays(7));
  }

  @ParameterizedTest
  @EnumSource(
      value = RecognitionKind.class,
      names = {"CLOSED", "DELETED"})
  void theMarkHoldsForAnHourOfWorkHoweverLongTheJobWasDown(RecognitionKind end) throws Exception {
    send(words(0, "one"), signalOf(end));
    OperatorSubtaskState savepoint = task.snapshot(1, 1);
    close();
    task = StitchTask.open(savepoint);
    Duration restart = Duration.ofDays(30);
    task.setProcessingTime(restart.toMillis());
    send(words(1, "two"), ended(2));
    assertThat(task.extractOutputValues()).isEmpty();
    task.setProcessingTime(restart.plusHours(1).toMillis() - 1);
    assertThat(task.numKeyedStateEntries()).isEqualTo(1);
    assertMarkEndsAt(restart.plusHours(1));
  }

  private void assertMarkEndsAt(Duration processingTime) throws Exception {
    task.setProcessingTime(processingTime.toMillis());
    assertThat(task.numKeyedStateEntries()).isZero();
    assertThat(task.numProcessingTimeTimers()).isZero();
  }

  private static List<Recognition> talk() {
    return List.of(
        words(0, "one", "two"),
        words(1, "three"),
        failure(2),
        words(3, "four"),
        gap(4),
        words(5),
        ended(6));
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
        .map(StitchWindowsTest::describe)
        .collect(Collectors.joining("|"));
  }

  private static String describe(TranscriptEvent event) {
    StringBuilder text = new StringBuilder(event.kind().name());
    event.words().stream().map(Word::text).forEach(word -> text.append(' ').append(word));
    if (event.kind() == Kind.GAP || event.kind() == Kind.FILLED_GAP) {
      text.append(" %d-%d".formatted(event.startMs(), event.endMs()));
    }
    if (event.kind() == Kind.GAP) {
      text.append(' ').append(event.reason());
    }
    event
        .remaining()
        .forEach(span -> text.append(" remaining %d-%d".formatted(span.startMs(), span.endMs())));
    return text.toString();
  }
}
