package io.colloquy.local.deletion;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.ingest.JobProgress;
import io.colloquy.local.search.StoredDocument;
import io.colloquy.local.stack.Wait;
import io.colloquy.local.tools.Recording;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.elasticsearch.Indices;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Interviews that are deleted, at whatever point of their life, and others beside them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeletionIT {

  private static final String KEPT = "kept";
  private static final String OPEN = "kept-open";
  private static final String BEFORE = "deleted-before";
  private static final String DURING = "deleted-during";
  private static final String COMPLETE = "deleted-complete";
  private static final String CLOSED = "deleted-closed";
  private static final String AWAY = "deleted-while-away";
  private static final List<String> DELETED = List.of(BEFORE, DURING, COMPLETE, CLOSED, AWAY);

  private static final long SHORT_MS = 20_000;
  private static final int CHUNK_MS = 1_000;
  private static final long GC_DELETES_SECONDS = 2;
  private static final long RETENTION_MS = 2_000;
  private static final int LONG_WORD = 5;

  private static DeletionStack stack;
  private static SortedMap<String, StoredDocument> kept;

  @BeforeAll
  static void completeInterviewsAndBeginOne() throws Exception {
    stack = DeletionStack.start();
    for (String interview : List.of(CLOSED, KEPT, AWAY)) {
      stack.chunks().send(chunks(interview));
    }
    List<AudioChunk> open = chunks(OPEN);
    stack.chunks().send(open.subList(0, open.size() / 2));
    awaitSummaries(CLOSED, KEPT, AWAY);
    stack.setGcDeletes(GC_DELETES_SECONDS + "s");
    kept = stack.documentsOf(List.of(KEPT));
  }

  @AfterAll
  static void stopStack() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  @Order(1)
  void deletionBeforeAudioKeepsItOut() throws Exception {
    awaitTakenUp(stack.delete(BEFORE));
    stack.chunks().send(chunks(BEFORE));
    awaitRefusals(BEFORE);
    assertThat(stack.documentsOf(List.of(BEFORE))).isEmpty();
  }

  @Test
  @Order(2)
  void deletionDuringRecognitionStopsIt() throws Exception {
    stack.chunks().send(chunks(DURING));
    Wait.until("words", PATIENCE_MS, () -> kindsOf(DURING).contains(RecognitionKind.WORDS));
    stack.delete(DURING);
    Wait.until(
        "words that were recognized meanwhile",
        PATIENCE_MS,
        () -> kindsOf(DURING).contains(RecognitionKind.DELETED) && (hasLateWords() || isHeard()));
    awaitNoDocuments(DURING);
  }

  @Test
  @Order(3)
  void deletionOfACompleteInterviewDeletesEveryDocument() throws Exception {
    stack.chunks().send(chunks(COMPLETE));
    awaitSummaries(COMPLETE);
    stack.delete(COMPLETE);
    awaitNoDocuments(COMPLETE);
    assertThat(kindsOf(COMPLETE))
        .as("what was deleted before it was closed")
        .contains(RecognitionKind.DELETED)
        .doesNotContain(RecognitionKind.CLOSED);
  }

  @Test
  @Order(4)
  void deletionOfAClosedInterviewDeletesEveryDocument() throws Exception {
    awaitClosed(CLOSED);
    assertThat(stack.documentsOf(List.of(CLOSED))).isNotEmpty();
    stack.delete(CLOSED);
    awaitNoDocuments(CLOSED);
  }

  @Test
  @Order(5)
  void deletionWhileElasticsearchIsAwayIsCarriedOutOnItsReturn() throws Exception {
    assertThat(stack.documentsOf(List.of(AWAY))).isNotEmpty();
    stack.killElasticsearch();
    awaitTakenUp(stack.delete(AWAY));
    stack.up();
    awaitNoDocuments(AWAY);
  }

  @Test
  @Order(6)
  void replayAfterEverythingWasForgottenBringsNothingBack() throws Exception {
    assertThat(textTopics()).containsExactly(Topics.RECOGNITIONS, Topics.SEGMENTS);
    long start = System.nanoTime();
    stack.setRetention(RETENTION_MS);
    for (String topic : DeletionStack.OUTPUT) {
      Wait.until(topic + " to be empty", PATIENCE_MS, () -> stack.topics().read(topic).isEmpty());
    }
    Wait.until(
        "twice the time that Elasticsearch remembers deletions",
        PATIENCE_MS,
        () -> System.nanoTime() - start > TimeUnit.SECONDS.toNanos(2 * GC_DELETES_SECONDS));
    stack.setRetention(TimeUnit.HOURS.toMillis(1));

    for (String interview : DELETED) {
      stack.chunks().send(chunks(interview));
    }
    for (String interview : DELETED) {
      awaitRefusals(interview);
    }

    assertThat(stack.documentsOf(DELETED)).isEmpty();
    assertThat(textTopics()).isEmpty();
  }

  @Test
  @Order(7)
  void interviewsBesideAreUntouched() throws Exception {
    assertThat(stack.documentsOf(List.of(KEPT))).isEqualTo(kept);

    List<AudioChunk> open = chunks(OPEN);
    stack.chunks().send(open.subList(open.size() / 2, open.size()));
    awaitSummaries(OPEN);
    assertThat(stack.everything(OPEN)).isEqualTo(stack.everything(KEPT));
    assertThat(
            stack.documents().all().values().stream()
                .map(document -> document.source().path("interviewId").asText()))
        .containsOnly(KEPT, OPEN);
  }

  private static boolean hasLateWords() {
    List<RecognitionKind> kinds = kindsOf(DURING);
    return kinds.lastIndexOf(RecognitionKind.WORDS) > kinds.indexOf(RecognitionKind.DELETED);
  }

  /** A fast machine may have recognized every window before the deletion comes. */
  private static boolean isHeard() {
    long heard = kindsOf(DURING).stream().filter(kind -> kind == RecognitionKind.WORDS).count();
    return stack.topics().recognitionsOf(DURING).stream()
        .filter(recognition -> recognition.getKind() == RecognitionKind.ENDED)
        .anyMatch(end -> end.getWindowCounts().values().stream().allMatch(n -> n <= heard));
  }

  private static List<AudioChunk> chunks(String interviewId) {
    Recording recording = interviewId.equals(DURING) ? stack.demo() : stack.demo().first(SHORT_MS);
    return recording.chunks(interviewId, CHUNK_MS);
  }

  private static void awaitSummaries(String... interviewIds) {
    Wait.until(
        "summaries of " + Arrays.toString(interviewIds),
        PATIENCE_MS,
        () ->
            stack.documentsOf(List.of(interviewIds)).keySet().stream()
                    .filter(place -> place.startsWith(Indices.LEDGER_ALIAS))
                    .count()
                == interviewIds.length);
  }

  private static void awaitNoDocuments(String interviewId) {
    Wait.until(
        interviewId + " to be gone",
        PATIENCE_MS,
        () -> stack.documentsOf(List.of(interviewId)).isEmpty());
  }

  /** A chunk that came before is passed over in silence, until the interview is closed. */
  private static void awaitClosed(String interviewId) {
    AudioChunk again = chunks(interviewId).get(0);
    Wait.until(
        interviewId + " to be closed",
        PATIENCE_MS,
        () -> {
          send(again);
          return stack.topics().deadLettersOf(interviewId).stream()
              .anyMatch(letter -> letter.getCause() == DeadLetterCause.INTERVIEW_CLOSED);
        });
  }

  /** Waits until every chunk of a deleted interview is a dead letter without its audio. */
  private static void awaitRefusals(String interviewId) {
    int chunks = chunks(interviewId).size();
    Wait.until(
        "%d dead letters of %s".formatted(chunks, interviewId),
        PATIENCE_MS,
        () -> stack.topics().deadLettersOf(interviewId).size() == chunks);
    assertThat(stack.topics().deadLettersOf(interviewId))
        .allSatisfy(
            letter -> {
              assertThat(letter.getCause()).isEqualTo(DeadLetterCause.INTERVIEW_DELETED);
              assertThat(letter.getPayload()).isNull();
            });
  }

  private static List<RecognitionKind> kindsOf(String interviewId) {
    return stack.topics().recognitionsOf(interviewId).stream().map(Recognition::getKind).toList();
  }

  private static void awaitTakenUp(RecordMetadata event) {
    JobProgress.awaitTakenUp(stack.kafka(), event, "the job to take up the deletion");
  }

  private static RecordMetadata send(AudioChunk chunk) {
    try {
      return stack.chunks().send(chunk);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("Kafka does not take a chunk", e);
    }
  }

  /** What is said in the recording, but for what any text may hold. */
  private static Set<String> words() {
    return kept.values().stream()
        .flatMap(document -> document.source().path("words").findValuesAsText("text").stream())
        .map(word -> word.replaceAll("\\W", ""))
        .filter(word -> word.length() >= LONG_WORD)
        .collect(Collectors.toSet());
  }

  /** The topics of recognitions and segments that hold one of the {@link #words()}. */
  private static List<String> textTopics() {
    Set<String> words = words();
    return Stream.of(Topics.RECOGNITIONS, Topics.SEGMENTS)
        .filter(topic -> stack.topics().read(topic).stream().anyMatch(r -> holdsOneOf(words, r)))
        .toList();
  }

  private static boolean holdsOneOf(Set<String> words, ConsumerRecord<byte[], byte[]> record) {
    String value = record.value() == null ? "" : new String(record.value(), ISO_8859_1);
    return words.stream().anyMatch(value::contains);
  }
}
