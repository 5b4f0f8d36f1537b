package io.colloquy.local.interview;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.ingest.ChunkSettings;
import io.colloquy.local.ingest.IngestException;
import io.colloquy.local.ingest.Ingestion;
import io.colloquy.local.ingest.Interview;
import io.colloquy.local.ingest.InterviewProducer;
import io.colloquy.local.ingest.Recorder;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.IndexedSummary;
import io.colloquy.local.search.SegmentIndex;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.ServerFaults;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.local.stack.Wait;
import io.colloquy.local.tools.ChunkProducer;
import io.colloquy.local.tools.EveryDocument;
import io.colloquy.local.tools.Recording;
import io.colloquy.local.tools.TestInterviews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The stack with its job, on free ports. Its data lie in the build directory until the next start,
 * so that the logs of a failed run can be read.
 */
final class RunningStack implements CloseableResource {

  private static final long RECORDING_MS = 50_000;

  private final Installation installation;
  private final LocalStack stack;
  private final Recording recording;
  private final ChunkProducer chunks;
  private final SegmentDocuments documents;
  private SegmentDocuments.Contents undisturbed;

  private RunningStack(Installation installation, LocalStack stack)
      throws AudioException, IOException {
    this.installation = installation;
    this.stack = stack;
    recording = Recording.of(demo()).first(RECORDING_MS);
    up();
    Files.write(recordingFile(), recording.wav());
    chunks = new ChunkProducer(stack.config().kafkaAddress());
    documents = new SegmentDocuments(stack.config().elasticsearchUrl());
  }

  static RunningStack start() throws AudioException, IOException {
    Installation installation = Installation.find();
    Path data = installation.home().resolve("flink-jobs/local/target/interviews");
    StackConfig config = StackConfig.onFreePorts(data);
    LocalStack stack = new LocalStack(installation, config, line -> {});
    stack.down();
    delete(data);
    return new RunningStack(installation, stack);
  }

  Installation installation() {
    return installation;
  }

  LocalStack stack() {
    return stack;
  }

  StackConfig config() {
    return stack.config();
  }

  ChunkProducer chunks() {
    return chunks;
  }

  SegmentDocuments documents() {
    return documents;
  }

  /** The interview that comes with the project: a minute and a half, two voices. */
  Path demo() {
    return installation.home().resolve("flink-jobs/local/src/main/resources/demo/interview.ogg");
  }

  /** Its first part, which most tests send: enough for several windows and two buckets. */
  Recording recording() {
    return recording;
  }

  /** {@link #recording()} as a file. */
  Path recordingFile() {
    return config().dataDirectory().resolve("recording.wav");
  }

  /** Starts what is missing, as {@code colloquy up} does. */
  void up() {
    stack.up(TranscriptionSubmission.of(installation, stack, null));
  }

  /** The job, as soon as all of its tasks run. */
  JobStatus job() {
    return Wait.untilPresent(
        "the job to run",
        PATIENCE_MS,
        () -> stack.jobs().jobs().stream().filter(JobStatus::isRunning).findFirst());
  }

  /** Kills a server process as {@code kill -9} does. */
  void kill(String name) {
    new ServerFaults(stack).kill(name);
  }

  /** Sends a file as {@code colloquy ingest} does and waits until it is indexed. */
  void ingest(Path file, String interviewId, ChunkSettings settings)
      throws AudioException, IngestException, InterruptedException {
    Interview interview =
        new Interview(
            new InterviewKey(TestInterviews.TENANT, interviewId), TestInterviews.BEGAN_AT, 0);
    try (InterviewProducer producer = InterviewProducer.open(config().kafkaAddress());
        SegmentIndex index = SegmentIndex.open(config().elasticsearchUrl())) {
      new Ingestion(new Recorder(producer, settings), index, PATIENCE_MS)
          .run(file, interview, new Unobserved());
    }
  }

  /** Waits until an interview's summary and all that it counts are there. */
  IndexedSummary awaitComplete(String interviewId, Predicate<IndexedSummary> condition) {
    InterviewKey key = new InterviewKey(TestInterviews.TENANT, interviewId);
    try (SegmentIndex index = SegmentIndex.open(config().elasticsearchUrl())) {
      Wait.until(
          interviewId + " to be complete",
          PATIENCE_MS,
          () ->
              index
                  .summary(key)
                  .filter(condition)
                  .filter(summary -> summary.isToldBy(index.outline(key, summary.generation())))
                  .isPresent());
      return index.summary(key).orElseThrow();
    }
  }

  /** What every index holds of an interview, without what tells interviews apart. */
  SortedMap<String, JsonNode> everything(String interviewId) {
    return EveryDocument.of(config().elasticsearchUrl(), interviewId);
  }

  /** The recording's documents when nothing goes wrong. */
  synchronized SegmentDocuments.Contents undisturbed()
      throws AudioException, IngestException, InterruptedException {
    if (undisturbed == null) {
      ingest(recordingFile(), "undisturbed", ChunkSettings.defaults());
      undisturbed = documents.of("undisturbed");
    }
    return undisturbed;
  }

  @Override
  public void close() throws IOException {
    chunks.close();
    documents.close();
    stack.down();
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static final class Unobserved implements Ingestion.Observer {
    @Override
    public void sent(long mediaMs) {}

    @Override
    public void indexed(List<IndexedSegment> segments) {}
  }
}
