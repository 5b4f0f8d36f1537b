package io.colloquy.flink.ledger;

import static io.colloquy.flink.publish.Event.completed;
import static io.colloquy.flink.publish.Event.doubting;
import static io.colloquy.flink.publish.Event.filled;
import static io.colloquy.flink.publish.Event.gap;
import static io.colloquy.flink.publish.Event.heard;
import static io.colloquy.flink.publish.Event.hearing;
import static io.colloquy.flink.publish.Event.inGeneration;
import static io.colloquy.flink.publish.Event.signal;
import static io.colloquy.flink.publish.Event.spoken;
import static io.colloquy.flink.publish.Event.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.core.version.DocumentVersion;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.publish.DocumentCounts;
import io.colloquy.flink.publish.DocumentCounts.Of;
import io.colloquy.flink.publish.Event;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepLedgerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private LedgerTask task;

  @BeforeEach
  void start() throws Exception {
    task = new LedgerTask(null);
  }

  @AfterEach
  void close() {
    task.close();
  }

  @Test
  void aCompleteInterviewHasASummary() throws Exception {
    task.send(
            signal(Kind.BEGUN),
            hearing(words(1_000, 9_000, "one", "two"), span(900, 8_900)),
            hearing(gap(9_000, 20_000), span(9_000, 16_000)),
            signal(Kind.COMPLETED))
        .send(counts(0, 1, 1));

    assertThat(task.writes())
        .containsExactly(
            DocumentWrite.index(
                "acme/talk",
                "interview-ledger-v1-2026.11",
                "acme/talk",
                task.lastWrite().version(),
                task.lastWrite().source()));
    assertThat(summary())
        .isEqualTo(
            JSON.readTree(
                """
                {"version": %d, "tenantId": "acme", "interviewId": "talk",
                 "interviewBeganAt": "2026-11-20T09:00:00.000Z", "generation": 0,
                 "durationMs": 20000, "streams": ["mic"], "segments": 1, "gaps": 1,
                 "gapMs": 11000, "words": 2, "speechMs": 15000, "coveredMs": 800,
                 "coverage": 0.053333335, "coverageAlarms": 1,
                 "holes": [{"startMs": 1900, "endMs": 9000}],
                 "models": ["tiny@0123"], "settings": ["beam=1"], "languages": ["en"], "speakers": [],
                 "chapters": 0, "passages": 0, "unclear": 0, "unclearMs": 0, "windows": 0,
                 "lowConfidenceWindows": 0, "doubtful": false}
                """
                    .formatted(task.lastWrite().version())));
  }

  @Test
  void whatWasNotUnderstoodIsToldApartFromHoles() throws Exception {
    task.send(
            hearing(
                doubting(words(1_000, 20_000, "one"), Event.unclear(2_000, 12_000, "no no no")),
                span(900, 12_000)),
            signal(Kind.COMPLETED))
        .send(new DocumentCounts(Of.SEGMENTS, "acme", "talk", 0, 0, 1, 1, 0, 1, null));
    assertThat(summary().get("unclear").asInt()).isEqualTo(1);
    assertThat(summary().get("unclearMs").asLong()).isEqualTo(10_000);
    assertThat(summary().get("coverageAlarms").asInt()).isZero();
    assertThat(summary().get("coveredMs").asLong()).isEqualTo(400);
    assertThat(summary().get("durationMs").asLong()).isEqualTo(12_000);
  }

  @Test
  void manyWindowsOfLowConfidenceRaiseAFlagAlsoAfterARestore() throws Exception {
    task.send(heard(words(1_000, 9_000, "one"), 20, 2), gap(9_000, 12_000));
    try (LedgerTask restored = new LedgerTask(task.snapshot())) {
      restored.send(signal(Kind.COMPLETED)).send(counts(0, 1, 1));
      assertThat(summary(restored).get("windows").asInt()).isEqualTo(20);
      assertThat(summary(restored).get("lowConfidenceWindows").asInt()).isEqualTo(2);
      assertThat(summary(restored).get("doubtful").asBoolean()).isFalse();
      restored.send(heard(filled(9_000, 12_000, List.of()), 1, 1), signal(Kind.COMPLETED));
      restored.send(countsAgain(1, 0));
      assertThat(summary(restored).get("doubtful").asBoolean()).isTrue();
    }
  }

  @Test
  void theCountsMayComeFirst() throws Exception {
    task.send(counts(0, 3, 0)).send(talk());
    assertThat(task.writes()).hasSize(1);
    assertThat(summary().get("segments").asInt()).isEqualTo(3);
  }

  @Test
  void anInterviewThatIsOpenHasNoSummary() throws Exception {
    task.send(words(1_000, 9_000, "one"));
    assertThat(task.writes()).isEmpty();
    task.send(signal(Kind.COMPLETED));
    assertThat(task.writes()).isEmpty();
    task.send(counts(0, 1, 0)).send(words(10_000, 12_000, "two"));
    assertThat(task.lastWrite().kind()).isEqualTo(DocumentWrite.Kind.DELETE);
    task.send(words(13_000, 14_000, "three"));
    assertThat(task.writes()).hasSize(2);
    task.send(signal(Kind.COMPLETED)).send(countsAgain(2, 0));
    assertThat(summary().get("words").asInt()).isEqualTo(3);
  }

  @Test
  void whatFailedOfLateAudioStaysMissing() throws Exception {
    task.send(
        gap(10_000, 40_000),
        filled(10_000, 40_000, List.of(), span(10_000, 20_000), span(20_000, 40_000)),
        filled(20_000, 40_000, spoken(22_000, "two"), span(30_000, 40_000)),
        signal(Kind.COMPLETED));
    task.send(counts(0, 1, 2));
    assertThat(summary().get("gaps").asInt()).isEqualTo(2);
    assertThat(summary().get("gapMs").asLong()).isEqualTo(20_000);
  }

  @Test
  void lateAudioLeavesTheSummaryOfAnUndisturbedInterview() throws Exception {
    task.send(
        hearing(words(1_000, 9_000, "one"), span(900, 1_500)),
        hearing(words(9_100, 20_000, "two", "three"), span(9_000, 10_100)),
        signal(Kind.COMPLETED));
    task.send(counts(0, 2, 0));
    JsonNode undisturbed = withoutVersion(summary());
    try (LedgerTask disturbed = new LedgerTask(null)) {
      disturbed.send(
          hearing(words(1_000, 9_000, "one"), span(900, 1_500)),
          gap(9_000, 20_000),
          signal(Kind.COMPLETED));
      disturbed.send(counts(0, 1, 1));
      assertThat(withoutVersion(summary(disturbed))).isNotEqualTo(undisturbed);
      disturbed.send(
          filled(9_000, 20_000, spoken(25_000, "outside"), span(9_000, 12_000)),
          hearing(filled(9_000, 12_000, spoken(9_100, "two", "three")), span(9_000, 10_100)),
          signal(Kind.COMPLETED));
      assertThat(disturbed.writes()).hasSize(1);
      disturbed.send(countsAgain(2, 0));
      assertThat(withoutVersion(summary(disturbed))).isEqualTo(undisturbed);
    }
  }

  @Test
  void theSummaryWaitsForTheCountsOfTheSameCompletion() throws Exception {
    task.send(talk()).send(filled(9_000, 20_000, spoken(9_000, "late")), signal(Kind.COMPLETED));
    task.send(counts(0, 1, 1));
    assertThat(task.writes()).isEmpty();
    task.send(countsAgain(2, 0));
    assertThat(summary().get("segments").asInt()).isEqualTo(2);
  }

  @Test
  void theSummaryWaitsForChaptersAndPassagesOfTheSameCompletion() throws Exception {
    try (LedgerTask withChapters = new LedgerTask(null, true)) {
      withChapters.send(counts(Of.PASSAGES, 0, 1, 5, 0)).send(talk());
      withChapters.send(counts(0, 1, 1));
      assertThat(withChapters.writes()).isEmpty();
      withChapters.send(counts(Of.CHAPTERS, 0, 1, 3, 0));
      assertThat(withChapters.writes()).hasSize(1);
      assertThat(summary(withChapters).get("chapters").asInt()).isEqualTo(3);
      assertThat(summary(withChapters).get("passages").asInt()).isEqualTo(5);

      withChapters.send(filled(9_000, 20_000, spoken(9_000, "late")), signal(Kind.COMPLETED));
      withChapters.send(countsAgain(2, 0), counts(Of.PASSAGES, 0, 2, 6, 0));
      assertThat(withChapters.writes()).hasSize(1);
      withChapters.send(counts(Of.CHAPTERS, 0, 2, 3, 0));
      assertThat(summary(withChapters).get("passages").asInt()).isEqualTo(6);

      withChapters.send(signal(Kind.CLOSED));
      assertThat(withChapters.stateEntries()).isZero();
    }
  }

  @Test
  void aRerunDeletesTheSummaryUntilItIsComplete() throws Exception {
    task.send(talk()).send(counts(0, 1, 1));
    task.send(signal(Kind.BEGUN, 1));
    assertThat(task.lastWrite().kind()).isEqualTo(DocumentWrite.Kind.DELETE);
    assertThat(task.writes()).hasSize(2);
    task.send(inGeneration(1, words(1_000, 5_000, "anew")), signal(Kind.COMPLETED, 1));
    task.send(counts(0, 7, 7), counts(1, 1, 0));
    assertThat(task.writes()).hasSize(3);
    assertThat(summary().get("generation").asInt()).isEqualTo(1);
    assertThat(summary().get("words").asInt()).isEqualTo(1);
    assertThat(summary().get("gaps").asInt()).isZero();
    assertVersionsRise();
  }

  @Test
  void aRerunOfAClosedInterviewDeletesItsSummaryToo() throws Exception {
    task.send(signal(Kind.BEGUN, 3));
    assertThat(task.lastWrite().kind()).isEqualTo(DocumentWrite.Kind.DELETE);
    assertThat(task.lastWrite().version()).isEqualTo(DocumentVersion.firstOf(3).toLong());
  }

  @Test
  void anInterviewWithoutAudioWritesNothing() throws Exception {
    task.send(signal(Kind.BEGUN), signal(Kind.COMPLETED)).send(counts(0, 0, 0));
    assertThat(task.writes()).isEmpty();
  }

  @Test
  void anInterviewInWhichNobodySpokeHasASummary() throws Exception {
    task.send(signal(Kind.BEGUN), completed("guest", "host")).send(counts(0, 0, 0));
    assertThat(summary().get("streams")).hasToString("[\"guest\",\"host\"]");
    assertThat(summary().get("coverage").asInt()).isEqualTo(1);
    assertThat(summary().get("durationMs").asLong()).isZero();
    assertThat(summary().get("models")).hasToString("[\"tiny@0123\"]");
  }

  @Test
  void nothingRemainsOfAClosedInterviewButItsSummary() throws Exception {
    task.send(talk()).send(counts(0, 1, 1)).send(signal(Kind.CLOSED));
    assertThat(task.writes()).hasSize(1);
    assertThat(task.stateEntries()).isZero();
  }

  @Test
  void closingWaitsForTheCountsOfTheLastCompletion() throws Exception {
    task.send(talk()).send(filled(9_000, 20_000, spoken(9_000, "late")), signal(Kind.COMPLETED));
    task.send(signal(Kind.CLOSED));
    task.send(counts(0, 1, 1));
    assertThat(task.writes()).isEmpty();
    task.send(countsAgain(2, 0));
    assertThat(summary().get("segments").asInt()).isEqualTo(2);
    assertThat(task.stateEntries()).isZero();
  }

  @Test
  void countsBehindTheClosingOfAnInterviewThatWentOnLeaveNothing() throws Exception {
    task.send(talk()).send(words(30_000, 31_000, "more"), signal(Kind.CLOSED));
    task.send(counts(0, 1, 1));
    assertThat(task.writes()).isEmpty();
    assertThat(task.stateEntries()).isZero();
  }

  @Test
  void anInterviewThatIsClosedBeforeItWasCompleteLeavesNothing() throws Exception {
    task.send(words(1_000, 9_000, "one"), signal(Kind.CLOSED));
    assertThat(task.stateEntries()).isZero();
  }

  @Test
  void aHigherGenerationDoesNotWaitForOneThatIsToBeClosed() throws Exception {
    task.send(talk()).send(signal(Kind.CLOSED), signal(Kind.BEGUN, 1));
    task.send(inGeneration(1, words(1_000, 5_000, "anew")), signal(Kind.COMPLETED, 1));
    task.send(counts(1, 5, 0), counts(0, 1, 1));
    assertThat(summary().get("segments").asInt()).isEqualTo(5);
    task.send(signal(Kind.CLOSED, 1));
    assertThat(task.stateEntries()).isZero();
  }

  @Test
  void countsMayRunAheadIntoTheNextGeneration() throws Exception {
    task.send(counts(0, 1, 1), counts(1, 5, 0));
    task.send(talk()).send(signal(Kind.CLOSED), signal(Kind.BEGUN, 1));
    task.send(inGeneration(1, words(1_000, 5_000, "anew")), signal(Kind.COMPLETED, 1));
    assertThat(summary().get("segments").asInt()).isEqualTo(5);
    assertThat(summary().get("words").asInt()).isEqualTo(1);
    task.send(signal(Kind.CLOSED, 1));
    assertThat(task.stateEntries()).isZero();
  }

  @Test
  void nothingRemainsOfADeletedInterview() throws Exception {
    task.send(talk()).send(counts(0, 1, 1)).send(signal(Kind.DELETED));
    DocumentWrite ofSummary = task.writes().get(task.writes().size() - 2);
    assertThat(ofSummary.kind()).isEqualTo(DocumentWrite.Kind.DELETE);
    assertThat(ofSummary.version()).isEqualTo(DocumentVersion.HIGHEST);
    assertThat(task.lastWrite()).isEqualTo(DocumentWrite.deleteInterview("acme/talk"));
    int writes = task.writes().size();
    task.send(counts(0, 1, 1), counts(1, 1, 1)).send(signal(Kind.DELETED));
    assertThat(task.writes()).hasSize(writes + 1);
    assertThat(task.lastWrite()).isEqualTo(DocumentWrite.deleteInterview("acme/talk"));
    task.processingTimePasses(Duration.ofDays(7).toMillis());
    assertThat(task.stateEntries()).isZero();
  }

  @Test
  void otherSpeakersAndNamesCountNoWordTwice() throws Exception {
    task.send(talk()).send(counts(0, 1, 1));
    JsonNode before = ((ObjectNode) summary()).without("version");
    task.send(Event.said("1", "channel", spoken(1_000, "one")));
    task.send(Event.names(Map.of("1", "Ada"), Map.of()), signal(Kind.COMPLETED));
    task.send(countsAgain(1, 1));
    JsonNode after = ((ObjectNode) summary()).without("version");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void aRestoredStepGoesOnWithAGreaterVersion() throws Exception {
    task.send(talk()).send(counts(0, 1, 1));
    DocumentWrite before = task.lastWrite();
    try (LedgerTask restored = new LedgerTask(task.snapshot())) {
      restored.send(filled(9_000, 20_000, spoken(9_000, "late")), signal(Kind.COMPLETED));
      restored.send(countsAgain(2, 0));
      assertThat(restored.writes()).hasSize(1);
      assertThat(restored.lastWrite().version()).isGreaterThan(before.version());
      assertThat(summary(restored).get("words").asInt()).isEqualTo(2);
      assertThat(summary(restored).get("gapMs").asLong()).isZero();
    }
  }

  private static TranscriptEvent[] talk() {
    return new TranscriptEvent[] {
      signal(Kind.BEGUN), words(1_000, 9_000, "one"), gap(9_000, 20_000), signal(Kind.COMPLETED)
    };
  }

  /** Of the generation's first completion. */
  private static DocumentCounts counts(int generation, int segments, int gaps) {
    return counts(Of.SEGMENTS, generation, 1, segments, gaps);
  }

  /** Of the second completion. */
  private static DocumentCounts countsAgain(int segments, int gaps) {
    return counts(Of.SEGMENTS, 0, 2, segments, gaps);
  }

  private static DocumentCounts counts(
      Of of, int generation, int completion, int documents, int gaps) {
    return new DocumentCounts(
        of,
        "acme",
        "talk",
        Event.BEGAN_AT_MS,
        generation,
        completion,
        documents,
        gaps,
        0,
        List.of());
  }

  private static MediaSpan span(long startMs, long endMs) {
    return new MediaSpan(startMs, endMs);
  }

  private JsonNode summary() throws IOException {
    return summary(task);
  }

  private static JsonNode summary(LedgerTask task) throws IOException {
    assertThat(task.lastWrite().kind()).isEqualTo(DocumentWrite.Kind.INDEX);
    return JSON.readTree(task.lastWrite().source());
  }

  private static JsonNode withoutVersion(JsonNode summary) {
    return ((ObjectNode) summary).without("version");
  }

  private void assertVersionsRise() {
    long last = -1;
    for (DocumentWrite write : task.writes()) {
      assertThat(write.version()).isGreaterThan(last);
      last = write.version();
    }
  }
}
