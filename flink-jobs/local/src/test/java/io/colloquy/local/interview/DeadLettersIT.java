package io.colloquy.local.interview;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.interview.SegmentDocuments.SpokenWord;
import io.colloquy.local.search.StoredDocument;
import io.colloquy.local.search.StoredDocuments;
import io.colloquy.local.stack.Wait;
import io.colloquy.local.tools.TestInterviews;
import io.colloquy.local.tools.TopicReader;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.codec.RecordEncoder;
import io.colloquy.schemas.elasticsearch.IndexTemplate;
import io.colloquy.schemas.elasticsearch.Indices;
import io.colloquy.schemas.kafka.SchemaPublisher;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.http.HttpHost;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.Test;

/** What was rejected comes back once its cause is put right: all of it, and nothing twice. */
@OnInterviewStack
class DeadLettersIT {

  private static final int CHUNK_MS = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RecordEncoder<AudioChunk> ENCODER = new RecordEncoder<>(AudioChunk.class);

  /** A month that no other test's interviews begin in, for an index that refuses gaps. */
  private static final Instant STRICT_MONTH = Instant.parse("2025-07-05T10:00:00Z");

  private final RunningStack stack;
  private final TopicReader topics;

  DeadLettersIT(RunningStack stack) {
    this.stack = stack;
    topics = new TopicReader(stack.config().kafkaAddress());
  }

  @Test
  void documentsThatTheMappingRefusedAreAddedOnceItIsPutRight() throws Exception {
    String index = Indices.segments(STRICT_MONTH);
    refuseGapsIn(index);
    sendWithoutTwoChunks("refused");
    Wait.until("the summary of refused", PATIENCE_MS, () -> hasSummary("refused"));
    awaitCheckpoints();
    SortedMap<String, StoredDocument> before = documents("refused");
    assertThat(last(replay("refused", "--dry-run"))).contains("2 would be tried");
    CommandRun tooEarly = replay("refused");
    assertThat(tooEarly.exitCode()).isOne();
    assertThat(last(tooEarly)).contains("2 refused again");
    assertThat(documents("refused")).isEqualTo(before);

    send(
        "PUT",
        "/" + index + "/_mapping",
        "{\"properties\":{\"gapReason\":{\"type\":\"keyword\"}}}");
    assertThat(last(replay("refused"))).startsWith("✓").contains("2 written");
    SortedMap<String, StoredDocument> after = documents("refused");
    assertThat(added(before, after)).hasSize(2).isSubsetOf(refusedIds("refused"));
    sendWithoutTwoChunks("accepted");
    stack.awaitComplete("accepted", summary -> summary.gaps() == 2);
    assertThat(stack.everything("refused")).isEqualTo(stack.everything("accepted"));

    assertThat(last(replay("refused"))).startsWith("✓").contains("2 written");
    assertThat(documents("refused")).isEqualTo(after);
  }

  @Test
  void chunkOfAnUnknownSchemaFillsItsGapOnceTheSchemaIsThere() throws Exception {
    NewerProducer producer = new NewerProducer("room");
    for (AudioChunk chunk : stack.recording().chunks("unknown", CHUNK_MS)) {
      byte[] value = ENCODER.encode(chunk);
      stack
          .chunks()
          .sendBytes("unknown", chunk.getSequence() == 2 ? producer.encode(value) : value);
    }
    stack.awaitComplete("unknown", summary -> summary.gaps() == 1);
    SortedMap<String, StoredDocument> before = documents("unknown");
    CommandRun list =
        dead("list", "--interview", "unknown", "--cause", "unknown-schema", "--since", "1h");
    assertThat(list.output()).hasSize(2).last().isEqualTo("1 dead letter: 1 unknown-schema");
    String place = list.output().get(0).split(" ")[0];
    assertThat(dead("show", place).output())
        .contains("cause            UNKNOWN_SCHEMA")
        .anyMatch(line -> line.startsWith("begins with c301"));

    SchemaPublisher.publish(
        Map.of("bootstrap.servers", stack.config().kafkaAddress()), List.of(producer.schema()));
    assertThat(dead("replay", place).output()).last().isEqualTo("✓ 1 sent again");
    stack.awaitComplete("unknown", summary -> summary.gaps() == 0);
    awaitCheckpoints();
    SortedMap<String, StoredDocument> filled = documents("unknown");
    assertThat(wordsWithin(21_750, 28_900, before)).isEmpty();
    assertThat(wordsWithin(21_750, 28_900, filled))
        .hasSizeGreaterThan(15)
        .isEqualTo(undisturbedWordsWithin(21_750, 28_900));
    assertThat(wordsWithin(0, 19_000, filled)).isEqualTo(wordsWithin(0, 19_000, before));

    assertThat(dead("replay", place).output()).last().isEqualTo("✓ 1 sent again");
    awaitCheckpoints();
    assertThat(documents("unknown")).isEqualTo(filled);
    assertThat(topics.deadLettersOf("unknown")).isEmpty();
  }

  @Test
  void nothingOfADeletedInterviewComesBack() throws Exception {
    NewerProducer producer = new NewerProducer("hall");
    List<AudioChunk> chunks = stack.recording().chunks("deleted", CHUNK_MS);
    stack.chunks().sendBytes("deleted", producer.encode(ENCODER.encode(chunks.get(0))));
    stack.chunks().send(chunks.subList(1, chunks.size()));
    stack.awaitComplete("deleted", summary -> summary.gaps() == 1);
    int had = documents("deleted").size();

    CommandRun deletion = command("delete", "deleted", "--tenant", TestInterviews.TENANT, "--yes");
    assertThat(deletion.error()).isEmpty();
    assertThat(deletion.output())
        .containsExactly(
            "✓ deleted of tenant %s deleted; it had %d documents"
                .formatted(TestInterviews.TENANT, had));
    assertThat(documents("deleted")).isEmpty();
    assertThat(command("watch", "deleted", "--tenant", TestInterviews.TENANT).output())
        .containsExactly("deleted is deleted");

    SchemaPublisher.publish(
        Map.of("bootstrap.servers", stack.config().kafkaAddress()), List.of(producer.schema()));
    assertThat(last(replay("deleted"))).isEqualTo("✓ 1 interview deleted");
    stack.chunks().send(chunks);
    awaitCheckpoints();
    assertThat(documents("deleted")).isEmpty();
    assertThat(last(replay("deleted")))
        .isEqualTo("✓ %d interview deleted".formatted(1 + chunks.size()));
    assertThat(documents("deleted")).isEmpty();
  }

  @Test
  void namesALetterThatIsNotThere() throws Exception {
    CommandRun run = dead("show", "0:123456789");
    assertThat(run.exitCode()).isOne();
    assertThat(run.error())
        .containsExactly(
            "colloquy: there is no dead letter at 0:123456789; dead-letters list shows those that"
                + " are kept");
  }

  /** A higher template for one month lacks the field that only gaps have. */
  private void refuseGapsIn(String index) throws IOException {
    IndexTemplate segments =
        IndexTemplate.all().stream()
            .filter(template -> template.name().equals(Indices.SEGMENTS_ALIAS))
            .findFirst()
            .orElseThrow();
    ObjectNode narrow = (ObjectNode) JSON.readTree(segments.json());
    narrow.put("priority", 300).putArray("index_patterns").add(index);
    ((ObjectNode) narrow.at("/template/mappings/properties")).remove("gapReason");
    send("PUT", "/_index_template/without-gaps", narrow.toString());
  }

  private void sendWithoutTwoChunks(String id) throws Exception {
    for (AudioChunk chunk : stack.recording().chunks(id, CHUNK_MS)) {
      if (chunk.getSequence() != 1 && chunk.getSequence() != 3) {
        stack.chunks().send(AudioChunk.newBuilder(chunk).setInterviewBeganAt(STRICT_MONTH).build());
      }
    }
  }

  private boolean hasSummary(String id) {
    return documents(id).keySet().stream().anyMatch(name -> name.startsWith(Indices.LEDGER_ALIAS));
  }

  private static List<String> wordsWithin(
      long startMs, long endMs, SortedMap<String, StoredDocument> documents) {
    return documents.values().stream()
        .flatMap(document -> stream(document.source().path("words")))
        .filter(word -> word.path("startMs").asLong() >= startMs)
        .filter(word -> word.path("startMs").asLong() < endMs)
        .map(word -> word.path("text").asText())
        .toList();
  }

  private List<String> undisturbedWordsWithin(long startMs, long endMs) throws Exception {
    return stack.undisturbed().words().stream()
        .filter(word -> word.startMs() >= startMs && word.startMs() < endMs)
        .map(SpokenWord::text)
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String last(CommandRun run) {
    assertThat(run.output()).as("output; errors are %s", run.error()).isNotEmpty();
    return run.output().get(run.output().size() - 1);
  }

  /** As {@code index/id}. */
  private TreeSet<String> refusedIds(String id) {
    TreeSet<String> ids = new TreeSet<>();
    topics.deadLettersOf(id).stream()
        .filter(letter -> letter.getCause() == DeadLetterCause.DOCUMENT_REJECTED)
        .forEach(letter -> ids.add(letter.getDocumentId()));
    return ids;
  }

  private static TreeSet<String> added(
      SortedMap<String, StoredDocument> before, SortedMap<String, StoredDocument> after) {
    TreeSet<String> added = new TreeSet<>(after.keySet());
    added.removeAll(before.keySet());
    before.forEach((id, document) -> assertThat(after.get(id)).as(id).isEqualTo(document));
    return added;
  }

  /** Every document in every index, by index and id. */
  private SortedMap<String, StoredDocument> documents(String id) {
    try (StoredDocuments documents = StoredDocuments.open(stack.config().elasticsearchUrl())) {
      return documents.ofInterview(new InterviewKey(TestInterviews.TENANT, id));
    }
  }

  /** The same without what tells interviews and writers apart. */
  /**
   * The first may have begun before what the test waits for, the second holds it, and the third
   * begins when the transaction of the second is there.
   */
  private void awaitCheckpoints() {
    long enough = stack.job().checkpoints() + 3;
    Wait.until("three checkpoints", PATIENCE_MS, () -> stack.job().checkpoints() >= enough);
  }

  private CommandRun replay(String id, String... options) throws Exception {
    String[] all = new String[options.length + 4];
    System.arraycopy(options, 0, all, 4, options.length);
    all[0] = "--interview";
    all[1] = id;
    all[2] = "--tenant";
    all[3] = TestInterviews.TENANT;
    return dead("replay", all);
  }

  private CommandRun dead(String subcommand, String... arguments) throws Exception {
    return command("dead-letters " + subcommand, arguments);
  }

  private CommandRun command(String name, String... arguments) throws Exception {
    return CommandRun.of(stack.installation(), stack.config().dataDirectory(), name, arguments);
  }

  private void send(String method, String path, String body) throws IOException {
    try (RestClient client =
        RestClient.builder(HttpHost.create(stack.config().elasticsearchUrl())).build()) {
      Request request = new Request(method, path);
      request.setJsonEntity(body);
      client.performRequest(request);
    }
  }
}
