package io.colloquy.local.split;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.core.version.Authority;
import io.colloquy.core.version.DocumentVersion;
import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.TranscriptionSubmission.Division;
import io.colloquy.local.search.StoredDocument;
import io.colloquy.local.search.StoredDocuments;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobClient;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.JobSubmission;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.ServerFaults;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import io.colloquy.local.tools.ChunkProducer;
import io.colloquy.local.tools.Recording;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.elasticsearch.Indices;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One job, two halves, and assembling again: the same documents. */
class SplitIT {

  @TempDir private static Path directory;
  private static Installation installation;
  private static LocalStack stack;
  private static StoredDocuments documents;
  private static Map<String, List<AudioChunk>> interviews;

  /** A document without what may differ between two runs. */
  private record Content(ObjectNode source, Authority authority, int generation) {

    static Content of(StoredDocument document) {
      DocumentVersion version = DocumentVersion.fromLong(document.version());
      ObjectNode source = document.source().deepCopy();
      source.remove("version");
      return new Content(source, version.authority(), version.generation());
    }
  }

  @BeforeAll
  static void start() throws Exception {
    installation = Installation.find();
    StackConfig config = StackConfig.onFreePorts(directory);
    stack = new LocalStack(installation, config, line -> {});
    stack.up();
    documents = StoredDocuments.open(config.elasticsearchUrl());
    Path demo =
        installation.home().resolve("flink-jobs/local/src/main/resources/demo/interview.ogg");
    interviews = new ShortInterviews(Recording.of(demo)).chunks();
    try (ChunkProducer producer = new ChunkProducer(config.kafkaAddress())) {
      for (List<AudioChunk> chunks : interviews.values()) {
        producer.send(chunks);
      }
    }
  }

  @AfterAll
  static void end() {
    if (documents != null) {
      documents.close();
    }
    stack.down();
  }

  @Test
  void documentsAreTheSameFromTwoJobsThatWereKilledFromOneAndWhenAssembledAgain() throws Exception {
    stack.up(TranscriptionSubmission.jobs(installation, stack, Division.SPLIT, null, null));
    Wait.until("the first documents", PATIENCE_MS, () -> !documents.all().isEmpty());
    killFlink();
    stack.up(TranscriptionSubmission.jobs(installation, stack, null, null, null));
    SortedMap<String, StoredDocument> fromTwo = complete(0);
    assertThat(running()).extracting(JobStatus::name).containsOnly("recognition", "assembly");
    running().forEach(half -> cancel(half.id()));
    assertThatTheInterviewsAreAllThere(fromTwo);

    wipe(fromTwo);
    JobSubmission whole = TranscriptionSubmission.of(installation, stack, null);
    String one = run(whole, "--group", "one-job", "--standstill", "PT5S");
    SortedMap<String, StoredDocument> fromOne = complete(0);
    cancel(one);
    assertThat(contents(fromOne)).isEqualTo(contents(fromTwo));

    JobSubmission assembly = TranscriptionSubmission.assembly(installation, stack);
    run(assembly, "--group", "another-assembly");
    SortedMap<String, StoredDocument> again = complete(latestEpoch(fromOne) + 1);
    assertThat(contents(again)).isEqualTo(contents(fromOne));
    assertThat(running()).extracting(JobStatus::name).containsExactly("assembly");
  }

  private static void assertThatTheInterviewsAreAllThere(SortedMap<String, StoredDocument> stored) {
    assertThat(summaries(stored.values()).keySet()).isEqualTo(interviews.keySet());
    assertThat(stored.values())
        .extracting(StoredDocument::index)
        .contains(
            "interview-segments-v1-2025.12",
            "interview-chapters-v1-2025.12",
            "interview-passages-v1-2025.12",
            "interview-ledger-v1-2025.12",
            "interview-segments-v1-2026.03");
    assertThat(summary(stored, ShortInterviews.LOST).path("gaps").asInt()).isEqualTo(1);
    assertThat(summary(stored, ShortInterviews.STEREO).path("streams")).hasSize(2);
    assertThat(summary(stored, ShortInterviews.SILENT).path("words").asInt()).isZero();
    assertThat(summary(stored, ShortInterviews.LONG).path("words").asInt()).isGreaterThan(40);
  }

  /** Beside what the stack itself keeps running. */
  private static String run(JobSubmission usual, String... more) {
    JobClient jobs = stack.jobs();
    return jobs.run(jobs.upload(installation.transcriptionJar()), usual.withArguments(more), null);
  }

  private static List<JobStatus> running() {
    return stack.jobs().jobs().stream().filter(JobStatus::isRunning).toList();
  }

  private static void killFlink() {
    ServerFaults faults = new ServerFaults(stack);
    faults.kill(ServerFaults.JOB_MANAGER);
    faults.kill(ServerFaults.TASK_MANAGER);
  }

  private static void cancel(String jobId) {
    JobClient jobs = stack.jobs();
    jobs.cancel(jobId);
    Wait.until(
        "the job to end", PATIENCE_MS, () -> jobs.job(jobId).map(JobStatus::hasEnded).orElse(true));
  }

  /** Every document, as soon as all interviews are complete and written in or after an epoch. */
  private static SortedMap<String, StoredDocument> complete(long sinceEpoch) {
    AtomicReference<SortedMap<String, StoredDocument>> stored =
        new AtomicReference<>(new TreeMap<>());
    try {
      Wait.until(
          "all interviews to be complete",
          PATIENCE_MS,
          () -> {
            stored.set(documents.all());
            return isComplete(stored.get(), sinceEpoch);
          });
    } catch (StackException late) {
      assertThat(summaries(stored.get().values()).keySet())
          .as("%s; of %s", late.getMessage(), stored.get().keySet())
          .isEqualTo(interviews.keySet());
      throw late;
    }
    return stored.get();
  }

  private static boolean isComplete(SortedMap<String, StoredDocument> stored, long sinceEpoch) {
    Map<String, ObjectNode> summaries = summaries(stored.values());
    return summaries.keySet().equals(interviews.keySet())
        && summaries.values().stream().allMatch(summary -> isComplete(stored, summary))
        && stored.values().stream().allMatch(document -> epoch(document) >= sinceEpoch);
  }

  private static boolean isComplete(SortedMap<String, StoredDocument> stored, ObjectNode summary) {
    long documents =
        stored.values().stream()
            .filter(document -> interview(document).equals(summary.path("interviewId").asText()))
            .count();
    return documents - 1
        == Stream.of("segments", "gaps", "chapters", "passages")
            .mapToLong(kind -> summary.path(kind).asLong())
            .sum();
  }

  private static Map<String, ObjectNode> summaries(Iterable<StoredDocument> stored) {
    Map<String, ObjectNode> summaries = new TreeMap<>();
    for (StoredDocument document : stored) {
      if (document.index().startsWith(Indices.LEDGER_ALIAS)) {
        summaries.put(interview(document), document.source());
      }
    }
    return summaries;
  }

  private static ObjectNode summary(SortedMap<String, StoredDocument> stored, String interviewId) {
    return summaries(stored.values()).get(interviewId);
  }

  private static String interview(StoredDocument document) {
    return document.source().path("interviewId").asText();
  }

  private static long latestEpoch(SortedMap<String, StoredDocument> stored) {
    return stored.values().stream().mapToLong(SplitIT::epoch).max().orElseThrow();
  }

  private static long epoch(StoredDocument document) {
    return DocumentVersion.fromLong(document.version()).writerEpoch();
  }

  private static Map<String, Content> contents(SortedMap<String, StoredDocument> stored) {
    Map<String, Content> contents = new TreeMap<>();
    stored.forEach((id, document) -> contents.put(id, Content.of(document)));
    return contents;
  }

  private static void wipe(SortedMap<String, StoredDocument> stored)
      throws IOException, InterruptedException {
    String indices =
        stored.values().stream()
            .map(StoredDocument::index)
            .distinct()
            .collect(Collectors.joining(","));
    URI address = URI.create(stack.config().elasticsearchUrl() + "/" + indices);
    int status =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).DELETE().build(), BodyHandlers.discarding())
            .statusCode();
    assertThat(status).isEqualTo(200);
    assertThat(documents.all()).isEmpty();
  }
}
