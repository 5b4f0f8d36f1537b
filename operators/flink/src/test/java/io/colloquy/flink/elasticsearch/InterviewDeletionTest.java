package io.colloquy.flink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.version.DocumentVersion;
import io.colloquy.flink.elasticsearch.ScriptedElasticsearch.Answer;
import io.colloquy.flink.elasticsearch.ScriptedElasticsearch.Operation;
import io.colloquy.schemas.elasticsearch.IndexTemplate;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the writer does when an interview is deleted. */
class InterviewDeletionTest {
  private static final String INDEX = "interview-segments-v1-2026.11";
  private static final DocumentWrite DELETION = DocumentWrite.deleteInterview("t/i");

  private final WriterTask task = new WriterTask();
  private final CollectedRejections rejections = new CollectedRejections();
  private final CountDownLatch held = new CountDownLatch(1);
  private ScriptedElasticsearch server;
  private ElasticsearchWriter writer;

  @BeforeEach
  void startServer() throws IOException {
    server = new ScriptedElasticsearch();
  }

  @AfterEach
  void stopServer() throws IOException {
    held.countDown();
    writer.close();
    server.close();
  }

  @Test
  void deletesWhatIsFoundAtTheHighestVersionUntilNothingIsFound() throws Exception {
    server.answerSearch(INDEX, "a", "b").answerSearch("interview-ledger-v1-2026.11", "t/i");
    writer = prepared(List.of());
    writer.write(DELETION, null);
    writer.flush(true);

    assertThat(operations())
        .containsExactly(
            deletion(INDEX, "a"),
            deletion(INDEX, "b"),
            deletion("interview-ledger-v1-2026.11", "t/i"));
    assertThat(server.searches())
        .hasSize(3)
        .allSatisfy(
            search ->
                assertThat(search).contains("{\"tenantId\":\"t\"}", "{\"interviewId\":\"i\"}"));
    assertThat(writer.snapshotState(1)).isEmpty();
  }

  @Test
  void deletesOnlyWhatIsOlderThanTheVersionItNames() throws Exception {
    server.answerSearch(INDEX, "a");
    writer = prepared(List.of());
    writer.write(DocumentWrite.deleteInterviewBelow("t/i", 70), null);
    writer.flush(true);

    assertThat(operations()).containsExactly(new Operation("delete", INDEX, "a", 70, null));
    assertThat(server.searches()).allMatch(search -> search.contains("{\"version\":{\"lt\":70}}"));
  }

  @Test
  void sendsNothingThatWasBufferedButItsDeletion() throws Exception {
    writer = prepared(List.of());
    writer.write(index("t/i", "a", 1), null);
    writer.write(index("t/other", "b", 1), null);
    writer.write(DELETION, null);
    assertThat(writer.snapshotState(1))
        .filteredOn(write -> write.interviewKey().equals("t/i"))
        .allMatch(write -> write.source() == null);
    writer.flush(true);

    assertThat(operations())
        .extracting(operation -> operation.kind() + " " + operation.id())
        .containsExactly("delete a", "index b");
  }

  @Test
  void waitsForWhatIsInFlightAndDropsItsRetry() throws Exception {
    server.answer(operations -> heldAnswer(503));
    writer = prepared(List.of());
    writer.write(index("t/i", "a", 1), null);
    task.runUntil(() -> server.bulks().size() == 1);
    writer.write(DELETION, null);
    task.pass(60_000);
    assertThat(server.searches()).isEmpty();
    held.countDown();
    writer.flush(true);

    assertThat(operations())
        .extracting(operation -> operation.kind() + " " + operation.id())
        .containsExactly("index a", "delete a");
    assertThat(server.searches()).hasSize(1);
  }

  @Test
  void aDeletedDocumentThatIsRefusedGoesToNoDeadLetter() throws Exception {
    server.answer(operations -> heldAnswer(413));
    writer = prepared(List.of());
    writer.write(index("t/i", "a", 1), null);
    task.runUntil(() -> server.bulks().size() == 1);
    writer.write(DELETION, null);
    held.countDown();
    writer.flush(true);

    assertThat(rejections.ids).isEmpty();
  }

  @Test
  void keepsWhatIsWrittenAfterwards() throws Exception {
    writer = prepared(List.of());
    writer.write(DELETION, null);
    writer.write(index("t/i", "new", 7), null);

    assertThat(writer.snapshotState(1))
        .extracting(DocumentWrite::kind)
        .containsExactly(DocumentWrite.Kind.DELETE_INTERVIEW, DocumentWrite.Kind.INDEX);
    writer.flush(true);
    assertThat(server.ids()).containsExactly("new");
  }

  @Test
  void anOutageDelaysItOnly() throws Exception {
    server.answerRefresh(503, 0).answerRefresh(200, 1);
    server.answerSearch(403).answerSearch(500).answerSearch(INDEX, "a");
    server.answer(503, "unavailable_shards_exception");
    writer = prepared(List.of());
    writer.write(DELETION, null);
    writer.flush(true);

    assertThat(operations()).containsExactly(deletion(INDEX, "a"), deletion(INDEX, "a"));
    assertThat(server.searches()).hasSize(4);
    assertThat(task.jumps()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void otherDocumentsAreWrittenWhileSearchesFail() throws Exception {
    for (int i = 0; i < 100; i++) {
      server.answerSearch(403);
    }
    writer = prepared(List.of());
    writer.write(DELETION, null);
    writer.write(index("t/other", "b", 1), null);

    task.runUntil(() -> server.ids().contains("b"));
    assertThat(writer.snapshotState(1)).contains(DELETION);
  }

  @Test
  void goesOnAfterARestore() throws Exception {
    server.answerSearch(INDEX, "a");
    writer = prepared(List.of(DELETION, index("t/other", "b", 1)));
    writer.flush(true);

    assertThat(operations())
        .extracting(operation -> operation.kind() + " " + operation.id())
        .containsExactlyInAnyOrder("index b", "delete a");
  }

  @Test
  void documentsThatOutliveTheirDeletionAreTriedAgainMoreAndMoreSeldom() throws Exception {
    for (int i = 0; i < 5; i++) {
      server.answerSearch(INDEX, "a");
    }
    writer = prepared(List.of());
    writer.write(DELETION, null);
    writer.flush(true);

    assertThat(operations()).hasSize(5);
    assertThat(task.jumps()).hasSize(4);
    assertThat(task.jumps().get(3)).isGreaterThan(task.jumps().get(0));
  }

  private Answer heldAnswer(int status) {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Answer(status, "{}");
  }

  private Stream<Operation> operations() {
    return server.bulks().stream().flatMap(List::stream);
  }

  private ElasticsearchWriter prepared(List<DocumentWrite> restored) throws Exception {
    ElasticsearchSink sink =
        new ElasticsearchSinkBuilder()
            .setHosts(server.address())
            .setRejectionHandler(() -> rejections)
            .build();
    var connection =
        ElasticsearchConnection.open(ConnectionSettings.of(server.address()), Map.of());
    var prepared = new ElasticsearchWriter(sink, connection, rejections, task, restored);
    task.runUntil(() -> server.templates().size() == IndexTemplate.all().size());
    return prepared;
  }

  private static Operation deletion(String index, String id) {
    return new Operation("delete", index, id, DocumentVersion.HIGHEST, null);
  }

  private static DocumentWrite index(String interviewKey, String id, long version) {
    return DocumentWrite.index(
        interviewKey, INDEX, id, version, "{\"text\": \"%s\"}".formatted(id).getBytes());
  }
}
