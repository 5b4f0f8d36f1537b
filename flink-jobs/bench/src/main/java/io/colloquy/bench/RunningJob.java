package io.colloquy.bench;

import io.colloquy.bench.score.Normalization;
import io.colloquy.bench.score.TimedWord;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.local.SpeakerModels;
import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.ingest.ChunkSettings;
import io.colloquy.local.ingest.IngestException;
import io.colloquy.local.ingest.Ingestion;
import io.colloquy.local.ingest.Interview;
import io.colloquy.local.ingest.InterviewProducer;
import io.colloquy.local.ingest.Recorder;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.SegmentIndex;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.JobSubmission;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The transcription job as its users run it, from chunks on Kafka to documents in Elasticsearch, on
 * a stack of its own: free ports, a scratch directory, and nothing left when it is closed.
 */
public final class RunningJob implements Recognizer, AutoCloseable {

  private static final String TENANT = "bench";
  private static final long PATIENCE_MS = 60_000;
  private static final int MOST_SLOTS = 4;

  private final Scratch scratch;
  private final LocalStack stack;
  private final Thread whenKilled;
  private int interviews;

  private RunningJob(Scratch scratch, LocalStack stack) {
    this.scratch = scratch;
    this.stack = stack;
    whenKilled = new Thread(stack::abandon);
    Runtime.getRuntime().addShutdownHook(whenKilled);
  }

  /**
   * Starts the stack and the job; some seconds.
   *
   * @param decoding its threads are shared among the slots of the job, one recognizer in each
   * @param progress takes a line for each server
   */
  public static RunningJob start(
      Installation installation, Path model, Decoding decoding, Consumer<String> progress)
      throws IOException {
    return start(installation, model, SpeakerModels.none(), decoding, progress);
  }

  /**
   * Starts a job that tells speakers apart.
   *
   * @param speakers what by
   */
  public static RunningJob start(
      Installation installation,
      Path model,
      SpeakerModels speakers,
      Decoding decoding,
      Consumer<String> progress)
      throws IOException {
    Scratch scratch = new Scratch();
    LocalStack stack =
        new LocalStack(installation, StackConfig.onFreePorts(scratch.folder()), progress);
    RunningJob job = new RunningJob(scratch, stack);
    try {
      stack.up(
          submission(TranscriptionSubmission.of(installation, stack, model, speakers), decoding));
    } catch (RuntimeException failed) {
      job.close();
      throw failed;
    }
    return job;
  }

  /** The job with the same decoding, and as many threads in all. */
  static JobSubmission submission(JobSubmission usual, Decoding decoding) {
    int slots = MOST_SLOTS;
    while (decoding.threads() % slots > 0) {
      slots--;
    }
    List<String> arguments = new ArrayList<>(usual.arguments());
    arguments.addAll(List.of("--beam", "" + decoding.beam()));
    arguments.addAll(List.of("--threads", "" + decoding.threads() / slots));
    if (!decoding.fallback()) {
      arguments.add("--no-fallback");
    }
    return new JobSubmission(usual.name(), usual.jar(), usual.mainClass(), arguments, slots);
  }

  @Override
  public String name() {
    return "job";
  }

  /** Its wall time runs from the first chunk on Kafka until a search finds the last segment. */
  @Override
  public Transcript transcribe(Path audio) throws IOException, InterruptedException {
    IndexedInterview indexed = index(audio, ChunkSettings.defaults(), 0);
    return new Transcript(
        words(indexed.segments()),
        OptionalInt.of(unclearWords(indexed.segments())),
        indexed.encoderPasses(),
        indexed.wallMs());
  }

  /**
   * Sends a recording as an interview of its own and waits until it is complete.
   *
   * @param expectedSpeakers how many people speak; 0 if that is not told
   */
  public IndexedInterview index(Path audio, ChunkSettings chunks, int expectedSpeakers)
      throws IOException, InterruptedException {
    StackConfig config = stack.config();
    Interview interview =
        new Interview(new InterviewKey(TENANT, "recording-" + ++interviews), Instant.now(), 0);
    String jobId = stack.jobs().jobs().stream().map(JobStatus::id).findFirst().orElseThrow();
    try (InterviewProducer producer = InterviewProducer.open(config.kafkaAddress());
        SegmentIndex index = SegmentIndex.open(config.elasticsearchUrl())) {
      JobProgress progress = new JobProgress(stack.jobs(), jobId);
      if (expectedSpeakers > 0) {
        producer.send(beginning(interview, expectedSpeakers));
      }
      Recorder recorder = new Recorder(producer, chunks);
      new Ingestion(recorder, index, PATIENCE_MS).run(audio, interview, progress);
      List<IndexedSegment> segments = index.segments(interview.key(), interview.generation());
      return new IndexedInterview(
          interview.key(), segments, progress.encoderPasses(), progress.wallMs());
    } catch (AudioException | IngestException unusable) {
      throw new BenchException(unusable.getMessage(), unusable);
    }
  }

  /** Where the job's records are. */
  public String kafka() {
    return stack.config().kafkaAddress();
  }

  private static InterviewEvent beginning(Interview interview, int expectedSpeakers) {
    return InterviewEvent.newBuilder()
        .setTenantId(interview.key().tenantId())
        .setInterviewId(interview.key().interviewId())
        .setKind(InterviewEventKind.BEGIN)
        .setInterviewBeganAt(interview.beganAt())
        .setExpectedSpeakers(expectedSpeakers)
        .build();
  }

  private static List<TimedWord> words(List<IndexedSegment> segments) {
    List<TimedWord> words = new ArrayList<>();
    for (IndexedSegment segment : segments) {
      for (IndexedSegment.IndexedWord word : segment.words()) {
        for (String text : Normalization.words(word.text())) {
          words.add(new TimedWord(text, word.startMs(), word.endMs()));
        }
      }
    }
    return words;
  }

  private static int unclearWords(List<IndexedSegment> segments) {
    return segments.stream()
        .filter(IndexedSegment::isUnclear)
        .mapToInt(segment -> segment.rawText().split(" ").length)
        .sum();
  }

  /** Takes the stack down; also when this process is told to end. */
  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(whenKilled);
    stack.down();
    scratch.close();
  }
}
