package io.colloquy.local.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.ingest.InterviewProducer;
import io.colloquy.local.search.DocumentStore;
import io.colloquy.local.search.StoredDocument;
import io.colloquy.local.search.StoredDocuments;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.ServerFaults;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.local.tools.ChunkProducer;
import io.colloquy.local.tools.EveryDocument;
import io.colloquy.local.tools.Recording;
import io.colloquy.local.tools.TestInterviews;
import io.colloquy.local.tools.TopicReader;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.elasticsearch.Indices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A stack with both halves of the job, in which a complete interview is closed soon and Kafka and
 * Elasticsearch can be told to forget within seconds.
 */
final class DeletionStack implements AutoCloseable {

  /** The topics that hold text. */
  static final List<String> OUTPUT =
      List.of(Topics.RECOGNITIONS, Topics.SEGMENTS, Topics.DEAD_LETTERS);

  private static final String TEXT_KEPT = "PT40S";

  private final LocalStack stack;
  private final Recording demo;
  private final ChunkProducer chunks;
  private final InterviewProducer events;
  private final StoredDocuments documents;
  private final TopicReader topics;

  private DeletionStack(LocalStack stack, Recording demo) throws InterruptedException {
    this.stack = stack;
    this.demo = demo;
    chunks = new ChunkProducer(kafka());
    events = InterviewProducer.open(kafka());
    documents = StoredDocuments.open(stack.config().elasticsearchUrl());
    topics = new TopicReader(kafka());
  }

  /** Its data lie in the build directory, so that the logs of a failed run can be read. */
  static DeletionStack start() throws AudioException, IOException, InterruptedException {
    Installation installation = Installation.find();
    Path local = installation.home().resolve("flink-jobs/local");
    Path data = Files.createTempDirectory(local.resolve("target"), "deletion");
    Files.createDirectories(data.resolve("kafka"));
    Files.writeString(
        data.resolve("kafka/settings.properties"),
        """
        log.retention.check.interval.ms=500
        log.initial.task.delay.ms=500
        """);
    LocalStack stack = new LocalStack(installation, StackConfig.onFreePorts(data), line -> {});
    try {
      stack.up(
          TranscriptionSubmission.recognition(installation, stack, null)
              .withArguments("--text-kept", TEXT_KEPT),
          TranscriptionSubmission.assembly(installation, stack));
      Recording demo = Recording.of(local.resolve("src/main/resources/demo/interview.ogg"));
      return new DeletionStack(stack, demo);
    } catch (AudioException | InterruptedException | RuntimeException failed) {
      stack.down();
      throw failed;
    }
  }

  String kafka() {
    return stack.config().kafkaAddress();
  }

  /** A minute and a half of speech. */
  Recording demo() {
    return demo;
  }

  ChunkProducer chunks() {
    return chunks;
  }

  TopicReader topics() {
    return topics;
  }

  StoredDocuments documents() {
    return documents;
  }

  /** The documents of some interviews, in whatever index. */
  SortedMap<String, StoredDocument> documentsOf(Collection<String> interviewIds) {
    SortedMap<String, StoredDocument> all = documents.ofTenant(TestInterviews.TENANT);
    all.values()
        .removeIf(
            document -> !interviewIds.contains(document.source().path("interviewId").asText()));
    return all;
  }

  /** What every index holds of an interview, without what tells interviews apart. */
  SortedMap<String, JsonNode> everything(String interviewId) {
    return EveryDocument.of(stack.config().elasticsearchUrl(), interviewId);
  }

  /** Sends the event that {@code colloquy delete} sends. */
  RecordMetadata delete(String interviewId) throws InterruptedException {
    return events.send(
        InterviewEvent.newBuilder()
            .setTenantId(TestInterviews.TENANT)
            .setInterviewId(interviewId)
            .setKind(InterviewEventKind.DELETE)
            .setInterviewBeganAt(TestInterviews.BEGAN_AT)
            .build());
  }

  /** Sets how long Elasticsearch remembers the versions of what it deleted. */
  void setGcDeletes(String time) {
    try (DocumentStore store = DocumentStore.open(stack.config().elasticsearchUrl())) {
      store.send(
          client ->
              client
                  .indices()
                  .putSettings(
                      change ->
                          change
                              .index(Indices.ALL_PATTERN)
                              .settings(index -> index.gcDeletes(after -> after.time(time)))));
    }
  }

  /** Sets how long the topics that hold text keep it. */
  void setRetention(long ms) throws ExecutionException, InterruptedException {
    AlterConfigOp retention =
        new AlterConfigOp(
            new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, Long.toString(ms)),
            AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
      admin
          .incrementalAlterConfigs(
              OUTPUT.stream()
                  .collect(
                      Collectors.toMap(
                          topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic),
                          topic -> List.of(retention))))
          .all()
          .get();
    }
  }

  /** Kills Elasticsearch as {@code kill -9} does. */
  void killElasticsearch() {
    new ServerFaults(stack).kill(ServerFaults.ELASTICSEARCH);
  }

  /** Starts what is missing. */
  void up() {
    stack.up();
  }

  @Override
  public void close() {
    chunks.close();
    events.close();
    documents.close();
    stack.down();
  }
}
