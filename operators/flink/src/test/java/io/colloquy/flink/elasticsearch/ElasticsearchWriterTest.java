package io.colloquy.flink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.colloquy.flink.elasticsearch.ScriptedElasticsearch.Answer;
import io.colloquy.flink.elasticsearch.ScriptedElasticsearch.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticsearchWriterTest {
  private static final String INDEX = "interview-segments-v1-2026.11";

  private final WriterTask task = new WriterTask();
  private final CollectedRejections rejections = new CollectedRejections();
  private final CountDownLatch held = new CountDownLatch(1);
  private final List<ElasticsearchWriter> writers = new ArrayList<>();
  private ScriptedElasticsearch server;

  @BeforeEach
  void startServer() throws IOException {
    server = new ScriptedElasticsearch();
  }

  @AfterEach
  void stopServer() throws IOException {
    held.countDown();
    for (ElasticsearchWriter writer : writers) {
      writer.close();
    }
    server.close();
  }

  @Test
  void installsTheTemplatesBeforeTheFirstDocument() throws Exception {
    server.answerTemplate(503).answerTemplate(401);
    var writer = writer(sink());
    writer.write(index("a", 1), null);

    task.runUntil(() -> !server.bulks().isEmpty());

    assertThat(server.templates())
        .containsExactly(
            "/_index_template/interview-segments",
            "/_index_template/interview-segments",
            "/_index_template/interview-segments",
            "/_index_template/interview-chapters",
            "/_index_template/interview-passages",
            "/_index_template/interview-ledger");
  }

  @Test
  void failsWhenATemplateIsRefused() {
    server.answerTemplate(400);
    writer(sink());

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> task.runUntil(() -> false))
        .withMessage("Elasticsearch refuses an index template");
  }

  @Test
  void sendsIndexAndDeleteWithExternalVersions() throws Exception {
    var writer = writer(sink());
    writer.write(index("a", 7), null);
    writer.write(delete("b", 8), null);
    writer.flush(true);

    assertThat(server.bulks())
        .containsExactly(
            List.of(
                new Operation("index", INDEX, "a", 7, "{\"text\": \"a\"}"),
                new Operation("delete", INDEX, "b", 8, null)));
  }

  @Test
  void sendsAsSoonAsABulkIsFullByCount() throws Exception {
    var writer = prepared(sink().setBulkFlushMaxActions(2));
    writer.write(index("a", 1), null);
    writer.write(index("b", 1), null);
    writer.write(index("c", 1), null);

    task.runNextMail();

    assertThat(server.ids()).containsExactly("a", "b");
    assertThat(task.jumps()).isEmpty();
  }

  @Test
  void sendsAsSoonAsABulkIsFullBySize() throws Exception {
    var writer = prepared(sink().setBulkFlushMaxSizeMb(1));
    byte[] large = "{\"text\":\"%s\"}".formatted("x".repeat(600_000)).getBytes();
    writer.write(DocumentWrite.index("t/i", INDEX, "a", 1, large), null);
    writer.write(DocumentWrite.index("t/i", INDEX, "b", 1, large), null);

    task.runNextMail();

    assertThat(server.ids()).containsExactly("a");
    assertThat(task.jumps()).isEmpty();
  }

  @Test
  void sendsWhatHasWaitedLongEnough() throws Exception {
    var writer = prepared(sink().setBulkFlushInterval(700));
    writer.write(index("a", 1), null);
    task.pass(699);
    assertThat(server.bulks()).isEmpty();
    task.pass(1);

    task.runUntil(() -> server.bulks().size() == 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 401, 403, 404, 429, 500, 502, 503})
  void waitsAndSendsAgainWhileElasticsearchIsAway(int status) throws Exception {
    for (int i = 0; i < 9; i++) {
      server.answer(operations -> new Answer(status, "{}"));
    }
    var writer = prepared(sink().setBulkFlushBackoff(1_000, 30_000));
    writer.write(index("a", 1), null);
    writer.flush(true);

    assertThat(server.ids()).hasSize(10).containsOnly("a");
    assertThat(rejections.ids).isEmpty();
    List<Long> pauses = task.jumps();
    assertThat(pauses).hasSize(9);
    for (int i = 0; i < 9; i++) {
      long full = Math.min(30_000, 1_000L << i);
      assertThat(pauses.get(i)).as("pause %d", i).isBetween(full / 2, full);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500, 503})
  void sendsAgainOnlyTheDocumentsThatFailed(int status) throws Exception {
    server.answerItems(operation -> operation.id().equals("b") ? status : 201, "scripted");
    var writer = prepared(sink());
    writer.write(index("a", 1), null);
    writer.write(index("b", 1), null);
    writer.write(index("c", 1), null);
    writer.flush(true);

    assertThat(server.ids()).containsExactly("a", "b", "c", "b");
    assertThat(rejections.ids).isEmpty();
  }

  @Test
  void takesAnOlderVersionAndAMissingDeletionAsDone() throws Exception {
    server.answerItems(operation -> operation.kind().equals("delete") ? 404 : 409, null);
    var writer = prepared(sink());
    writer.write(index("a", 1), null);
    writer.write(delete("b", 1), null);
    writer.flush(true);

    assertThat(server.bulks()).hasSize(1);
    assertThat(rejections.ids).isEmpty();
  }

  @Test
  void rejectsADocumentThatTheMappingRefusesAndGoesOn() throws Exception {
    server.answerItems(
        operation -> operation.id().equals("b") ? 400 : 201, "strict_dynamic_mapping_exception");
    var writer = prepared(sink());
    writer.write(index("a", 1), null);
    writer.write(index("b", 1), null);
    writer.flush(true);

    assertThat(server.bulks()).hasSize(1);
    assertThat(rejections.ids).containsExactly("b");
    assertThat(rejections.reasons)
        .containsExactly("status 400, strict_dynamic_mapping_exception: scripted");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413})
  void splitsARefusedRequestUntilTheCulpritIsAlone(int status) throws Exception {
    for (int i = 0; i < 20; i++) {
      server.answer(
          operations ->
              operations.stream().anyMatch(operation -> operation.id().equals("3"))
                  ? new Answer(status, "{\"error\":{\"type\":\"too_large\"},\"status\":413}")
                  : ScriptedElasticsearch.success(operations));
    }
    var writer = prepared(sink());
    for (int id = 0; id < 8; id++) {
      writer.write(index(String.valueOf(id), 1), null);
    }
    writer.flush(true);

    assertThat(rejections.ids).containsExactly("3");
    assertThat(server.bulks()).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 405, 410, 415, 421, 426})
  void rejectsNothingBecauseOfWhatAProxyAnswers(int status) throws Exception {
    server.answer(operations -> new Answer(status, "{}"));
    var writer = prepared(sink());
    writer.write(index("a", 1), null);
    writer.write(index("b", 1), null);
    writer.flush(true);

    assertThat(rejections.ids).isEmpty();
    assertThat(server.ids()).containsExactly("a", "b", "a", "b");
  }

  @Test
  void readsCredentialsAgainWhenTheyAreRefused(@TempDir Path directory) throws Exception {
    Path key = Files.writeString(directory.resolve("key"), "expired\n");
    server.answer(
        operations -> {
          try {
            Files.writeString(key, "renewed\n");
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          return new Answer(401, "{}");
        });
    var writer = writer(sink(), Map.of("ELASTICSEARCH_API_KEY_FILE", key.toString()), List.of());
    writer.write(index("a", 1), null);
    writer.flush(true);

    assertThat(server.authorizations()).containsExactly("ApiKey expired", "ApiKey renewed");
  }

  @Test
  void snapshotsWithoutWaitingForRequestsInFlight() throws Exception {
    server.answer(this::heldSuccess);
    var writer = prepared(sink().setBulkFlushMaxActions(1).setMaxInFlightRequests(1));
    writer.write(index("in-flight", 1), null);
    writer.write(index("buffered", 1), null);
    writer.flush(false);

    assertThat(writer.snapshotState(1))
        .extracting(DocumentWrite::id)
        .containsExactlyInAnyOrder("in-flight", "buffered");
  }

  @Test
  void sendsRestoredDocumentsAgain() throws Exception {
    var writer = writer(sink(), Map.of(), List.of(index("a", 1), delete("b", 2)));
    writer.flush(true);

    assertThat(server.ids()).containsExactly("a", "b");
    assertThat(writer.snapshotState(1)).isEmpty();
  }

  @Test
  void flushesRejectionsBeforeASnapshot() throws Exception {
    server.answerItems(operation -> 400, "mapper_parsing_exception");
    var writer = prepared(sink().setBulkFlushMaxActions(1));
    writer.write(index("a", 1), null);
    task.runUntil(() -> !rejections.ids.isEmpty());
    writer.snapshotState(1);

    assertThat(rejections.flushed).isEqualTo(1);
  }

  @Test
  void holdsTheStreamBackWhileTheBufferIsFull() throws Exception {
    server.answer(this::heldSuccess);
    var writer =
        prepared(
            sink().setBulkFlushMaxActions(2).setMaxInFlightRequests(1).setMaxBufferedRequests(3));
    for (String id : List.of("a", "b", "c")) {
      writer.write(index(id, 1), null);
    }
    assertThat(writer.snapshotState(1)).hasSize(3);

    AtomicBoolean waited = new AtomicBoolean();
    task.execute(
        () -> {
          waited.set(true);
          held.countDown();
        },
        "let the server answer");
    writer.write(index("d", 1), null);

    assertThat(waited).isTrue();
    assertThat(writer.snapshotState(2)).hasSizeLessThanOrEqualTo(3);
    writer.flush(true);
    assertThat(server.ids()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void neverHasTwoWritesOfADocumentInFlightAndSendsTheNewestLast() throws Exception {
    server.answer(
        operations -> {
          heldSuccess(operations);
          return new Answer(503, "{}");
        });
    var writer = prepared(sink().setBulkFlushMaxActions(1).setMaxInFlightRequests(4));
    writer.write(index("a", 1), null);
    task.runUntil(() -> server.bulks().size() == 1);
    writer.write(index("a", 2), null);
    writer.write(index("a", 3), null);
    writer.write(index("b", 1), null);
    task.runUntil(() -> server.bulks().size() == 2);
    held.countDown();
    writer.flush(true);

    assertThat(server.bulks().stream().flatMap(List::stream))
        .filteredOn(operation -> operation.id().equals("a"))
        .extracting(Operation::version)
        .containsExactly(1L, 3L);
  }

  @Test
  void aDocumentWithLineFeedsDoesNotBreakTheRequest() throws Exception {
    var writer = prepared(sink());
    byte[] pretty = "{\n  \"text\": \"a\"\r\n}".getBytes();
    writer.write(DocumentWrite.index("t/i", INDEX, "a", 1, pretty), null);
    writer.write(index("b", 1), null);
    writer.flush(true);

    assertThat(server.ids()).containsExactly("a", "b");
  }

  private Answer heldSuccess(List<Operation> operations) {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ScriptedElasticsearch.success(operations);
  }

  private ElasticsearchSinkBuilder sink() {
    return new ElasticsearchSinkBuilder()
        .setHosts(server.address())
        .setRejectionHandler(() -> rejections);
  }

  private ElasticsearchWriter prepared(ElasticsearchSinkBuilder sink) throws Exception {
    var writer = writer(sink);
    task.runNextMail();
    return writer;
  }

  private ElasticsearchWriter writer(ElasticsearchSinkBuilder sink) {
    return writer(sink, Map.of(), List.of());
  }

  private ElasticsearchWriter writer(
      ElasticsearchSinkBuilder sink,
      Map<String, String> environment,
      List<DocumentWrite> restored) {
    var connection =
        ElasticsearchConnection.open(ConnectionSettings.of(server.address()), environment);
    var writer = new ElasticsearchWriter(sink.build(), connection, rejections, task, restored);
    writers.add(writer);
    return writer;
  }

  private static DocumentWrite index(String id, long version) {
    return DocumentWrite.index(
        "t/i", INDEX, id, version, "{\"text\": \"%s\"}".formatted(id).getBytes());
  }

  private static DocumentWrite delete(String id, long version) {
    return DocumentWrite.delete("t/i", INDEX, id, version);
  }
}
