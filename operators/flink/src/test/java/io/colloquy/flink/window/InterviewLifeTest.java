package io.colloquy.flink.window;

import static io.colloquy.flink.window.Records.chunks;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import io.colloquy.schemas.SpeakerEnrolment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An interview is open, complete, closed or deleted, and forgotten in the end. */
class InterviewLifeTest {
  private static final short[] TALK = Speech.seconds(12);
  private static final long KEPT_MS = Duration.ofHours(24).toMillis();
  private static final long MARK_KEPT_MS = Duration.ofDays(7).toMillis();

  private WindowingTask task;

  @BeforeEach
  void start() throws Exception {
    task = WindowingTask.start();
  }

  @AfterEach
  void close() {
    task.close();
  }

  @Test
  void aBeginAloneEndsNothing() throws Exception {
    task.send(Records.event(InterviewEventKind.BEGIN, 0));
    assertThat(task.kinds()).containsExactly(RecognitionKind.BEGUN);
    task.send(chunks(1000, TALK));
    assertThat(task.kinds()).containsExactly(RecognitionKind.BEGUN, RecognitionKind.ENDED);
  }

  @Test
  void anEndMayComeBeforeItsAudio() throws Exception {
    List<AudioChunk> chunks = unended();
    task.send(Records.end(Map.of(Records.STREAM, 11L)));
    task.send(chunks.subList(0, 11));
    assertThat(task.kinds()).containsExactly(RecognitionKind.BEGUN);
    task.send(chunks.get(11));
    assertThat(task.kinds()).containsExactly(RecognitionKind.BEGUN, RecognitionKind.ENDED);
  }

  @ParameterizedTest
  @ValueSource(longs = {31_000, 16 * 60_000})
  void anEndMayComeLongBeforeItsAudio(long aheadMs) throws Exception {
    task.send(Records.end(Map.of(Records.STREAM, 11L)));
    task.appendTimePasses(20_000);
    task.processingTimePasses(aheadMs);
    task.send(unended());
    assertThat(task.windows()).isNotEmpty();
    assertThat(task.signals(RecognitionKind.GAP)).isEmpty();
    assertThat(task.deadLetters()).isEmpty();
    assertThat(task.kinds()).endsWith(RecognitionKind.ENDED);
    List<Recognition> ends = task.signals(RecognitionKind.ENDED);
    assertThat(ends.get(ends.size() - 1).getWindowCounts())
        .isEqualTo(Map.of(Records.STREAM, (long) task.windows().size()));
  }

  @Test
  void anEndMayComeBehindItsAudio() throws Exception {
    task.send(unended());
    assertThat(task.kinds()).containsExactly(RecognitionKind.BEGUN);
    task.send(Records.end(Map.of(Records.STREAM, 11L)));
    assertThat(task.kinds()).containsExactly(RecognitionKind.BEGUN, RecognitionKind.ENDED);
  }

  @Test
  void anInterviewWithoutRecordsForTheIdleBoundEnds() throws Exception {
    task.send(unended());
    task.processingTimePasses(Duration.ofMinutes(14).toMillis());
    assertThat(task.kinds()).containsExactly(RecognitionKind.BEGUN);
    task.processingTimePasses(Duration.ofMinutes(2).toMillis());
    assertThat(task.kinds()).containsExactly(RecognitionKind.BEGUN, RecognitionKind.ENDED);
    assertThat(ended(0)).isEqualTo(Map.of(Records.STREAM, (long) task.windows().size()));
  }

  @Test
  void theIdleBoundStartsAnewAtARestore() throws Exception {
    task.send(unended());
    var snapshot = task.snapshot();
    try (WindowingTask restored = WindowingTask.restore(snapshot)) {
      restored.processingTimePasses(Duration.ofMinutes(20).toMillis());
      assertThat(restored.kinds()).isEmpty();
      restored.processingTimePasses(Duration.ofMinutes(16).toMillis());
      assertThat(restored.kinds()).containsExactly(RecognitionKind.ENDED);
    }
  }

  @Test
  void aStreamThatComesWholeAfterTheEndIsCounted() throws Exception {
    task.send(chunks(1000, TALK));
    task.send(AudioChunk.newBuilder(chunks(12_000, TALK).get(0)).setStreamId("second").build());
    assertThat(task.signals(RecognitionKind.ENDED)).hasSize(2);
    assertThat(ended(1)).containsOnlyKeys(Records.STREAM, "second");
    assertThat(ended(1).get("second")).isPositive();
  }

  @Test
  void onlyAMarkRemainsOfAClosedInterviewAndInTheEndNothing() throws Exception {
    task.send(chunks(1000, TALK));
    task.processingTimePasses(KEPT_MS - 1);
    assertThat(task.signals(RecognitionKind.CLOSED)).isEmpty();
    task.processingTimePasses(2);
    assertThat(task.signals(RecognitionKind.CLOSED)).hasSize(1);
    assertThat(task.stateEntries()).isEqualTo(1);
    task.processingTimePasses(MARK_KEPT_MS + 1);
    assertThat(task.stateEntries()).isZero();
    task.appendTimePasses(MARK_KEPT_MS);
    assertThat(task.timers()).isZero();
  }

  @Test
  void aLateRecordCannotReopenAClosedInterview() throws Exception {
    closeInterview();
    int signals = task.signals().size();
    task.send(chunks(1000, TALK).get(3));
    task.send(Records.event(InterviewEventKind.BEGIN, 0));
    assertThat(task.deadLetters())
        .extracting(DeadLetter::getCause)
        .containsOnly(DeadLetterCause.INTERVIEW_CLOSED)
        .hasSize(2);
    assertThat(task.signals()).hasSize(signals);
    assertThat(task.stateEntries()).isEqualTo(1);
  }

  @Test
  void aBeginWithAHigherGenerationReopensAClosedInterview() throws Exception {
    closeInterview();
    int before = task.windows().size();
    task.send(Records.event(InterviewEventKind.BEGIN, 1));
    task.send(chunks(1000, TALK));
    assertThat(task.deadLetters()).isEmpty();
    List<SpeechWindow> again = task.windows().subList(before, task.windows().size());
    assertThat(again).isNotEmpty().allMatch(window -> window.generation() == 1);
    assertThat(again.get(0).number()).isZero();
    assertThat(task.signals(RecognitionKind.ENDED)).hasSize(2);
  }

  @Test
  void aBeginWithAHigherGenerationStartsAnOpenInterviewAnew() throws Exception {
    task.send(unended());
    task.send(Records.event(InterviewEventKind.BEGIN, 1));
    assertThat(task.secondsOfAudio()).isZero();
    task.send(chunks(1000, TALK));
    Recognition ended = task.signals(RecognitionKind.ENDED).get(0);
    assertThat(ended.getGeneration()).isEqualTo(1);
  }

  @Test
  void deletionLeavesOnlyAMarkInMidInterview() throws Exception {
    task.send(unended());
    assertThat(task.secondsOfAudio()).isPositive();
    task.send(Records.event(InterviewEventKind.DELETE, 0));
    assertThat(task.kinds()).containsExactly(RecognitionKind.BEGUN, RecognitionKind.DELETED);
    assertThat(task.stateEntries()).isEqualTo(1);
    task.appendTimePasses(MARK_KEPT_MS - 1);
    assertThat(task.timers()).as("the mark's alone").isEqualTo(1);
  }

  @Test
  void nothingReopensADeletedInterview() throws Exception {
    task.send(unended());
    task.send(Records.event(InterviewEventKind.DELETE, 0));
    task.send(Records.event(InterviewEventKind.BEGIN, 5));
    task.send(chunks(1000, TALK).get(0));
    assertThat(task.deadLetters())
        .extracting(DeadLetter::getCause)
        .containsOnly(DeadLetterCause.INTERVIEW_DELETED)
        .hasSize(2);
    assertThat(task.kinds()).containsExactly(RecognitionKind.BEGUN, RecognitionKind.DELETED);
  }

  @Test
  void aDeletedInterviewLeavesNothingInDeadLetters() throws Exception {
    task.send(Records.event(InterviewEventKind.DELETE, 0));
    task.send(chunks(1000, TALK));
    assertThat(task.deadLetters())
        .hasSize(12)
        .allSatisfy(letter -> assertThat(letter.getPayload()).isNull())
        .extracting(DeadLetter::getInterviewId)
        .containsOnly("talk");
  }

  @Test
  void everyDeletionIsToldAndProlongsTheMark() throws Exception {
    task.send(Records.event(InterviewEventKind.DELETE, 0));
    assertThat(task.kinds()).containsExactly(RecognitionKind.DELETED);
    task.processingTimePasses(MARK_KEPT_MS - 1);
    task.send(Records.event(InterviewEventKind.DELETE, 0));
    assertThat(task.kinds()).containsExactly(RecognitionKind.DELETED, RecognitionKind.DELETED);
    task.processingTimePasses(MARK_KEPT_MS - 1);
    assertThat(task.stateEntries()).isEqualTo(1);
    task.processingTimePasses(2);
    assertThat(task.stateEntries()).isZero();
    assertThat(task.timers()).isZero();
    assertThat(task.deadLetters()).isEmpty();
  }

  @Test
  void aRefusedRecordIsKeptAsItCouldBeSentAgain() throws Exception {
    closeInterview();
    AudioChunk late = chunks(1000, TALK).get(3);
    task.send(late);
    DeadLetter letter = task.deadLetters().get(0);
    assertThat(Records.chunkIn(letter)).isEqualTo(late);
    assertThat(letter.getKey())
        .isEqualTo(ByteBuffer.wrap(Records.KEY.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aDeletionBeforeAnyAudioHolds() throws Exception {
    task.send(Records.event(InterviewEventKind.DELETE, 0));
    task.send(chunks(1000, TALK));
    assertThat(task.windows()).isEmpty();
    assertThat(task.deadLetters()).hasSize(12);
  }

  @Test
  void aClosedInterviewCanBeDeleted() throws Exception {
    closeInterview();
    task.send(Records.event(InterviewEventKind.DELETE, 0));
    assertThat(task.kinds()).endsWith(RecognitionKind.CLOSED, RecognitionKind.DELETED);
    task.send(Records.event(InterviewEventKind.BEGIN, 3));
    assertThat(task.deadLetters()).hasSize(1);
  }

  @Test
  void whatIsToldOfSpeakersIsPassedOn() throws Exception {
    task.send(chunks(1000, TALK).get(0));
    task.send(
        InterviewEvent.newBuilder(Records.event(InterviewEventKind.BEGIN, 0))
            .setRoles(Map.of("mic:1", "agent"))
            .setExpectedSpeakers(2)
            .build());
    task.send(
        InterviewEvent.newBuilder(Records.event(InterviewEventKind.SPEAKERS, 0))
            .setSpeakerNames(Map.of("1", "Ada"))
            .setEnrolments(List.of(voice("Ada", WindowingTask.VOICES)))
            .build());
    List<Recognition> told = task.signals(RecognitionKind.SPEAKERS);
    assertThat(told).hasSize(2);
    assertThat(told.get(0).getRoles()).isEqualTo(Map.of("mic:1", "agent"));
    assertThat(told.get(0).getExpectedSpeakers()).isEqualTo(2);
    assertThat(told.get(1).getSpeakerNames()).isEqualTo(Map.of("1", "Ada"));
    assertThat(told.get(1).getEnrolments()).hasSize(1);
    assertThat(task.deadLetters()).isEmpty();
  }

  @Test
  void voicesOfAnotherModelAreRefusedAndTheRestIsPassedOn() throws Exception {
    task.send(chunks(1000, TALK).get(0));
    task.send(
        InterviewEvent.newBuilder(Records.event(InterviewEventKind.SPEAKERS, 0))
            .setSpeakerNames(Map.of("1", "Ada"))
            .setEnrolments(List.of(voice("Ben", "other@2"), voice("Ada", WindowingTask.VOICES)))
            .build());
    Recognition told = task.signals(RecognitionKind.SPEAKERS).get(0);
    assertThat(told.getSpeakerNames()).isEqualTo(Map.of("1", "Ada"));
    assertThat(told.getEnrolments()).extracting(SpeakerEnrolment::getName).containsExactly("Ada");
    assertThat(task.deadLetters()).hasSize(1);
    assertThat(task.deadLetters().get(0).getCause()).isEqualTo(DeadLetterCause.INVALID_FIELD);
    assertThat(task.deadLetters().get(0).getReason())
        .contains("Ben (by other@2)", WindowingTask.VOICES)
        .doesNotContain("Ada");
  }

  @Test
  void namesOpenNoInterview() throws Exception {
    task.send(Records.event(InterviewEventKind.SPEAKERS, 0));
    assertThat(task.signals()).isEmpty();
    assertThat(task.stateEntries()).isZero();
    assertThat(task.deadLetters())
        .extracting(DeadLetter::getCause)
        .containsExactly(DeadLetterCause.UNKNOWN_INTERVIEW);
  }

  private static SpeakerEnrolment voice(String name, String model) {
    return new SpeakerEnrolment(name, List.of(0.6f, 0.8f), model);
  }

  private void closeInterview() throws Exception {
    task.send(chunks(1000, TALK));
    task.processingTimePasses(KEPT_MS + 1);
    assertThat(task.kinds()).endsWith(RecognitionKind.CLOSED);
  }

  private Map<String, Long> ended(int time) {
    return task.signals(RecognitionKind.ENDED).get(time).getWindowCounts();
  }

  private static List<AudioChunk> unended() {
    return chunks(1000, TALK).stream()
        .map(chunk -> AudioChunk.newBuilder(chunk).setLast(false).build())
        .toList();
  }
}
