package io.colloquy.flink.align;

import static io.colloquy.flink.publish.Event.filled;
import static io.colloquy.flink.publish.Event.gap;
import static io.colloquy.flink.publish.Event.inGeneration;
import static io.colloquy.flink.publish.Event.signal;
import static io.colloquy.flink.publish.Event.spoken;
import static io.colloquy.flink.publish.Event.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.align.AlignedBucket;
import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.core.speaker.Turn;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlignSpeakersTest {
  private AligningTask task;

  @BeforeEach
  void start() throws Exception {
    task = new AligningTask(null);
    task.send(signal(Kind.BEGUN));
  }

  @AfterEach
  void close() throws Exception {
    task.close();
  }

  @Test
  void wordsGoOnAtOnceAndAgainWithTheirSpeakers() throws Exception {
    task.send(words(0, 5_000, "how", "are", "you"));
    assertThat(task.events()).endsWith("WORDS how are you");
    task.turns(0, new Turn(0, 900, 1), new Turn(1_000, 1_500, 2));
    assertThat(task.events()).endsWith("SPEAKERS 1:how 1:are 2:you");
  }

  @Test
  void wordsBehindTheirTurnsHaveSpeakersAtOnce() throws Exception {
    task.turns(0, new Turn(0, 900, 1), new Turn(1_000, 1_500, 2));
    task.send(words(0, 5_000, "how", "are", "you"));
    assertThat(task.events()).containsExactly("BEGUN", "WORDS 1:how 1:are 2:you");
  }

  @Test
  void onlyWordsThatHaveAnotherSpeakerAreToldAgain() throws Exception {
    task.send(words(0, 5_000, "how", "are", "you"), words(6_000, 9_000, "fine"));
    task.turns(0, new Turn(0, 9_000, 1));
    task.turns(0, new Turn(0, 9_000, 1));
    assertThat(task.events()).last().isEqualTo("SPEAKERS 1:how 1:are 1:you 1:fine");
    task.turns(0, new Turn(0, 5_900, 1), new Turn(5_900, 9_000, 2));
    assertThat(task.events()).last().isEqualTo("SPEAKERS 2:fine");
    task.turns(0, new Turn(0, 5_900, 1), new Turn(5_900, 9_000, Turn.UNKNOWN));
    assertThat(task.events()).last().isEqualTo("SPEAKERS fine");
    assertThat(task.events()).hasSize(6);
  }

  @Test
  void wordsOfAFilledGapHaveSpeakersToo() throws Exception {
    task.send(words(0, 1_000, "one"), gap(1_000, 3_000));
    task.turns(1, new Turn(0, 3_000, 2));
    task.send(filled(1_000, 3_000, spoken(1_500, "two")));
    assertThat(task.events()).endsWith("GAP", "SPEAKERS 2:one", "FILLED_GAP 2:two");
  }

  @Test
  void anInterviewIsCompleteWhenBothItsWordsAndItsSpeakersAre() throws Exception {
    task.send(words(0, 1_000, "one"));
    task.completed(2);
    task.tracked(1);
    assertThat(task.events()).doesNotContain("COMPLETED");
    task.tracked(2);
    assertThat(task.events()).endsWith("WORDS one", "COMPLETED");
    task.tracked(4);
    assertThat(task.events()).hasSize(3);
    task.completed(4);
    assertThat(task.events()).hasSize(4).last().isEqualTo("COMPLETED");
  }

  @Test
  void anEndThatOvertakesTheLastSpeakersComesBehindThem() throws Exception {
    task.send(words(0, 1_000, "one"));
    task.completed(1);
    task.send(signal(Kind.CLOSED));
    assertThat(task.events()).endsWith("WORDS one");
    task.turns(0, new Turn(0, 1_000, 1));
    task.tracked(1);
    assertThat(task.events()).endsWith("SPEAKERS 1:one", "COMPLETED", "CLOSED");
    assertThat(task.stateEntries()).isOne();
  }

  @Test
  void anEndWaitsForSpeakersForSoLongOnly() throws Exception {
    task.send(words(0, 1_000, "one"));
    task.completed(1);
    task.send(signal(Kind.CLOSED));
    task.processingTimePasses(HeldEnd.HELD.minusMillis(1));
    assertThat(task.events()).endsWith("WORDS one");
    task.processingTimePasses(Duration.ofMillis(1));
    assertThat(task.events()).endsWith("WORDS one", "COMPLETED", "CLOSED");
    assertThat(task.stateEntries()).isOne();
    task.tracked(1);
    assertThat(task.events()).last().isEqualTo("CLOSED");
  }

  @Test
  void turnsTenMinutesAfterCompletionStillCount() throws Exception {
    task.send(words(0, 1_000, "one"));
    task.tracked(1);
    task.completed(1);
    task.processingTimePasses(Duration.ofMinutes(10));
    task.outside(null, 0, 1_000, "Ada");
    task.turns(0, new Turn(0, 1_000, 1));
    assertThat(task.events()).endsWith("COMPLETED", "SPEAKERS outside:Ada:one");
  }

  @Test
  void wordsOfADeadDiarizerAreNobodysUntilAnOutsideOneTells() throws Exception {
    task.send(words(0, 1_000, "one"));
    task.tracked(1);
    task.completed(1);
    assertThat(task.events()).containsExactly("BEGUN", "WORDS one", "COMPLETED");
    task.outside(null, 0, 1_000, "Ada");
    task.processingTimePasses(Duration.ofSeconds(10));
    assertThat(task.events()).endsWith("COMPLETED", "SPEAKERS outside:Ada:one", "COMPLETED");
  }

  @Test
  void wordsOfADeadDiarizerHaveSpeakersInALaterRun() throws Exception {
    task.send(words(0, 1_000, "one"));
    task.tracked(1);
    task.completed(1);
    task.send(inGeneration(1, signal(Kind.BEGUN)));
    task.turnsOf(1, 0, new Turn(0, 1_000, 1));
    task.send(inGeneration(1, words(0, 1_000, "one")));
    assertThat(task.events()).endsWith("WORDS one", "COMPLETED", "BEGUN", "WORDS 1:one");
  }

  @Test
  void completionIsToldAgainOnceForLateOutsideTurns() throws Exception {
    task.send(words(0, 1_000, "one", "two"));
    task.tracked(1);
    task.completed(1);
    task.outside(null, 0, 490, "Ada");
    task.outside(null, 490, 1_000, "Ben");
    assertThat(task.events()).filteredOn("COMPLETED"::equals).hasSize(1);
    task.processingTimePasses(Duration.ofSeconds(10));
    assertThat(task.events()).endsWith("SPEAKERS outside:Ben:two", "COMPLETED");
    task.outside(null, 490, 1_000, "Ben");
    task.processingTimePasses(Duration.ofMinutes(1));
    assertThat(task.events()).filteredOn("COMPLETED"::equals).hasSize(2);
    assertThat(task.timers()).isZero();
  }

  @Test
  void anInterviewThatGoesOnIsNotToldCompleteByOutsideTurns() throws Exception {
    task.send(words(0, 1_000, "one"));
    task.tracked(1);
    task.completed(1);
    task.outside(null, 0, 400, "Ada");
    task.send(words(60_000, 61_000, "two"));
    task.outside(null, 0, 1_000, "Ben");
    task.outside(null, 60_000, 61_000, "Ada");
    task.processingTimePasses(Duration.ofMinutes(1));
    task.tracked(1);
    assertThat(task.events()).filteredOn("COMPLETED"::equals).hasSize(1);
    assertThat(task.events()).endsWith("SPEAKERS outside:Ada:two");
    task.completed(2);
    task.tracked(2);
    assertThat(task.events()).endsWith("SPEAKERS outside:Ada:two", "COMPLETED");
  }

  @Test
  void equalOutsideTurnsCountOnce() throws Exception {
    task.send(words(0, 1_000, "one"));
    task.outside("mic", 0, 1_000, "A");
    task.outside("mic", 0, 1_000, "A");
    task.outside(null, 0, 1_000, "A");
    task.outside(null, 0, 1_000, "A");
    assertThat(task.events()).containsExactly("BEGUN", "WORDS one", "SPEAKERS outside:A:one");
  }

  @Test
  void overlappingOutsideTurnsGiveAWordToTheLongerOne() throws Exception {
    task.outside(null, 0, 250, "A");
    task.outside(null, 100, 2_000, "B");
    task.send(words(0, 1_000, "one"));
    assertThat(task.events()).last().isEqualTo("WORDS outside:B:one");
  }

  @Test
  void anOutsideTurnOfNothingKnownIsADeadLetter() throws Exception {
    task.send(words(0, 1_000, "one"));
    task.completed(1);
    task.tracked(1);
    task.outside("other", 0, 1_000, "A");
    task.send(signal(Kind.CLOSED));
    task.outside(null, 0, 1_000, "A");
    task.send(signal(Kind.DELETED));
    task.outside(null, 0, 1_000, "A");
    task.processingTimePasses(Duration.ofDays(7));
    task.outside(null, 0, 1_000, "A");
    assertThat(task.deadLetters()).hasSize(3);
    task.processingTimePasses(EarlyTurns.HELD);
    assertThat(task.deadLetters())
        .extracting(DeadLetter::getCause)
        .containsExactly(
            DeadLetterCause.INVALID_FIELD,
            DeadLetterCause.INTERVIEW_CLOSED,
            DeadLetterCause.INTERVIEW_DELETED,
            DeadLetterCause.UNKNOWN_INTERVIEW);
    assertThat(task.deadLetters().get(2).getPayload()).isNull();
    assertThat(task.deadLetters().get(3).getPayload()).isNotNull();
    assertThat(task.stateEntries()).isZero();
    assertThat(task.timers()).isZero();
  }

  @Test
  void turnsThatComeBeforeTheirInterviewCountOnceItBegins() throws Exception {
    close();
    task = new AligningTask(null);
    task.outside(null, 0, 400, "Ada");
    task.outside("mic", 400, 1_000, "Ben");
    OperatorSubtaskState state = task.snapshot();
    close();
    task = new AligningTask(state);
    task.send(signal(Kind.BEGUN), words(0, 1_000, "one", "two"));
    assertThat(task.events()).containsExactly("BEGUN", "WORDS outside:Ada:one outside:Ben:two");
    task.processingTimePasses(EarlyTurns.HELD);
    assertThat(task.deadLetters()).isEmpty();
    assertThat(task.timers()).isZero();
  }

  @Test
  void turnsThatComeBeforeTheirInterviewWaitAnewAfterAnOutage() throws Exception {
    close();
    task = new AligningTask(null);
    task.outside(null, 0, 1_000, "Ada");
    OperatorSubtaskState state = task.snapshot();
    close();
    task = new AligningTask(state);
    task.processingTimePasses(EarlyTurns.HELD.plusHours(1));
    assertThat(task.deadLetters()).isEmpty();
    task.processingTimePasses(EarlyTurns.HELD);
    assertThat(task.deadLetters())
        .extracting(DeadLetter::getCause)
        .containsExactly(DeadLetterCause.UNKNOWN_INTERVIEW);
    assertThat(task.timers()).isZero();
  }

  @Test
  void onlySoManyTurnsAreHeldBeforeTheirInterviewAndNoneBeyondItsEnd() throws Exception {
    close();
    task = new AligningTask(null);
    for (int turn = 0; turn <= EarlyTurns.MOST; turn++) {
      task.outside(null, turn * 1_000L, turn * 1_000L + 900, "A");
    }
    assertThat(task.deadLetters())
        .extracting(DeadLetter::getCause)
        .containsExactly(DeadLetterCause.UNKNOWN_INTERVIEW);
    task.send(signal(Kind.DELETED));
    assertThat(task.deadLetters()).hasSize(1 + EarlyTurns.MOST);
    assertThat(task.deadLetters().get(1).getCause()).isEqualTo(DeadLetterCause.INTERVIEW_DELETED);
    assertThat(task.stateEntries()).isEqualTo(1);
  }

  @Test
  void turnsThatNameAStreamMayComeBeforeItsWords() throws Exception {
    task.send(words(0, 1_000, "one"));
    task.outside("call:2", 0, 1_000, "Ben");
    task.send(words(0, 1_000, "two").toBuilder().streamId("call:2").build());
    assertThat(task.events()).containsExactly("BEGUN", "WORDS one", "WORDS outside:Ben:two");
    assertThat(task.deadLetters()).isEmpty();
  }

  @Test
  void turnsBeyondWhatSpeechCanHoldAreDeadLetters() throws Exception {
    for (int turn = 0; turn <= AlignedBucket.MOST_OUTSIDE; turn++) {
      task.outside(null, turn * 100L, turn * 100L + 90, "A");
    }
    task.outside(null, 0, 90, "A");
    task.outside(null, 29_000, 31_000, "A");
    task.outside("mic", 29_000, 31_000, "A");
    assertThat(task.deadLetters())
        .hasSize(2)
        .allMatch(letter -> letter.getCause() == DeadLetterCause.INVALID_FIELD)
        .allMatch(letter -> letter.getReason().contains("256 turns within 30 s"));
  }

  @Test
  void namesAreToldOnceWordsMayCome() throws Exception {
    close();
    task = new AligningTask(null);
    NamedSpeakers ada = new NamedSpeakers(Map.of("1", "Ada"), Map.of());
    task.names(ada);
    assertThat(task.events()).isEmpty();
    task.send(signal(Kind.BEGUN));
    task.names(NamedSpeakers.none());
    assertThat(task.events()).containsExactly("BEGUN", "NAMES {1=Ada}", "NAMES {}");
  }

  @Test
  void aHigherGenerationBeginsAnewButOutsideTurnsStay() throws Exception {
    task.send(words(0, 1_000, "one"));
    task.outside("mic", 0, 1_000, "Ada");
    task.turnsOf(1, 0, new Turn(5_000, 9_000, 1));
    task.turnsOf(0, 0, new Turn(5_000, 9_000, 7));
    task.send(words(2_000, 3_000, "void"));
    task.send(inGeneration(1, signal(Kind.BEGUN)));
    task.send(inGeneration(1, words(0, 1_000, "one")));
    task.send(inGeneration(1, words(5_000, 6_000, "two")));
    assertThat(task.events())
        .containsExactly(
            "BEGUN",
            "WORDS one",
            "SPEAKERS outside:Ada:one",
            "BEGUN",
            "WORDS outside:Ada:one",
            "WORDS 1:two");
  }

  @Test
  void aRestoredTaskGoesOnWhereItWas() throws Exception {
    task.send(words(0, 1_000, "one", "two"));
    task.turns(0, new Turn(0, 490, 1));
    task.completed(1);
    OperatorSubtaskState state = task.snapshot();
    close();
    task = new AligningTask(state);
    task.turns(0, new Turn(0, 490, 1), new Turn(490, 1_000, 2));
    task.tracked(1);
    assertThat(task.events()).containsExactly("SPEAKERS 2:two", "COMPLETED");
  }

  @Test
  void whateverComesFirstTheSpeakersAreTheSame() throws Exception {
    for (long seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      List<AligningTask.Step> steps = new ArrayList<>();
      for (int window = 0; window < 6; window++) {
        long startMs = window * 20_000L;
        Turn first = new Turn(startMs, startMs + 9_000, 1 + window % 2);
        Turn second = new Turn(startMs + 9_000, startMs + 20_000, 2 - window % 2);
        int number = window;
        steps.add(task -> task.turns(number, first, second));
      }
      steps.add(task -> task.outside(null, 33_000, 69_000, "Ada"));
      Collections.shuffle(steps, random);
      int words = 0;
      for (int at = 0; words < 12; at += random.nextInt(3)) {
        long startMs = words * 10_000L;
        steps.add(
            Math.min(at, steps.size()),
            task -> task.send(words(startMs, startMs + 5_000, "a", "b", "c", "d", "e")));
        words++;
      }
      close();
      start();
      for (AligningTask.Step step : steps) {
        step.on(task);
      }
      assertThat(task.speakers())
          .as("seed %d", seed)
          .isEqualTo(
              "1 1 1 1 1|2 2 2 2 2|2 2 2 2 2|1 1 1 1 1|A A A A A|A A A A A|A A A A A"
                  + "|1 1 1 1 1|1 1 1 1 1|2 2 2 2 2|2 2 2 2 2|1 1 1 1 1");
    }
  }

  @Test
  void onlyAMarkRemainsOfAnInterviewThatIsOver() throws Exception {
    task.send(words(0, 1_000, "one"));
    task.outside(null, 0, 1_000, "A");
    task.completed(3);
    task.send(signal(Kind.CLOSED));
    task.turns(1, new Turn(0, 1_000, 1));
    task.tracked(3);
    task.names(new NamedSpeakers(Map.of("1", "Ada"), Map.of()));
    assertThat(task.events()).last().isEqualTo("CLOSED");
    assertThat(task.stateEntries()).isEqualTo(1);
    task.processingTimePasses(Duration.ofHours(1));
    assertThat(task.stateEntries()).isZero();
    assertThat(task.timers()).isZero();
  }
}
