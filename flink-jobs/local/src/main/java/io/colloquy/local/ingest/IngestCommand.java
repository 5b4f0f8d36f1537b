package io.colloquy.local.ingest;

import io.colloquy.core.identifier.Identifiers;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.local.MediaTime;
import io.colloquy.local.StackOptions;
import io.colloquy.local.Terminal;
import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.deadletter.DeletedInterviews;
import io.colloquy.local.ingest.Ingestion.Ingested;
import io.colloquy.local.search.SegmentIndex;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.StackConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code colloquy ingest}. */
@Command(
    name = "ingest",
    description = {
      "Sends recordings to the stack as a recorder does, in chunks, one interview after the other.",
      "A recording that cannot be sent is named in one line; the others go on, and the exit code is"
          + " 1."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {

  private static final int HIGHEST_GENERATION = 2047;
  private static final long NOTABLE_MISSING_MS = 1_000;
  private static final float UNDERSTOOD = 0.5f;

  @Spec private CommandSpec spec;
  @Mixin private StackOptions options;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "recordings, in any container and codec that FFmpeg knows")
  private List<Path> files;

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      defaultValue = "local",
      description = "whose interviews they are (default: ${DEFAULT-VALUE})")
  private String tenant;

  @Option(
      names = "--interview",
      paramLabel = "ID",
      description = "the interview's id, for a single file (default: made of the file's name)")
  private String interview;

  @Option(
      names = "--began-at",
      paramLabel = "INSTANT",
      description =
          "when the recording began, such as 2026-11-21T09:30:00Z (default: the file's"
              + " modification time)")
  private Instant beganAt;

  @Mixin private RecorderOptions recorderOptions;

  @Option(
      names = "--generation",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description =
          "transcribe an interview anew: a number higher than the last time, up to"
              + " 2047 (default: ${DEFAULT-VALUE})")
  private int generation;

  @Option(
      names = "--wait",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "wait until all is in Elasticsearch (default), or only until it is sent")
  private boolean wait;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "give up waiting when nothing new came for so long (default: ${DEFAULT-VALUE})")
  private int patience;

  @Override
  public Integer call() throws InterruptedException {
    requireUsable();
    ChunkSettings settings = recorderOptions.settings();
    List<Path> recordings = files.stream().filter(this::isRecording).toList();
    if (recordings.isEmpty()) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    Installation installation = Installation.find();
    LocalStack stack = options.running(installation);
    StackConfig config = stack.config();
    try (InterviewProducer producer = InterviewProducer.open(config.kafkaAddress());
        SegmentIndex index = SegmentIndex.open(config.elasticsearchUrl())) {
      Recorder recorder = new Recorder(producer, settings);
      Ingestion ingestion = new Ingestion(recorder, index, patience * 1_000L);
      Map<String, Path> taken = new HashMap<>();
      Set<String> deleted = DeletedInterviews.read(config.kafkaAddress());
      boolean failed = recordings.size() < files.size();
      for (Path file : recordings) {
        try {
          Interview described = describe(file, taken);
          requireNotDeleted(described.key(), deleted);
          if (generation > 0) {
            Rerun.begin(producer, config.kafkaAddress(), described);
          }
          boolean understood = send(file, described, config.kafkaAddress(), recorder, ingestion);
          if (!understood) {
            TranscriptionSubmission.advice(installation, stack)
                .ifPresent(advice -> Terminal.progress("  " + advice));
          }
        } catch (AudioException | IngestException unusable) {
          complain(unusable);
          failed = true;
        }
      }
      return failed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }
  }

  private boolean isRecording(Path file) {
    try {
      statedDurationMs(file);
      return true;
    } catch (AudioException unusable) {
      complain(unusable);
      return false;
    }
  }

  private void complain(Exception unusable) {
    spec.commandLine().getErr().println("colloquy: " + unusable.getMessage());
  }

  /** The job would take none of it, and waiting for its documents would be in vain. */
  static void requireNotDeleted(InterviewKey key, Set<String> deleted) throws IngestException {
    if (deleted.contains(key.toString())) {
      throw new IngestException(
          "interview %s of tenant %s is deleted; use another --interview"
              .formatted(key.interviewId(), key.tenantId()));
    }
  }

  /** Whether words were heard for at least half of the speech, as far as that is waited for. */
  private boolean send(
      Path file, Interview described, String kafka, Recorder recorder, Ingestion ingestion)
      throws AudioException, IngestException, InterruptedException {
    String id = described.key().interviewId();
    SentAudio sent;
    String result;
    boolean understood = true;
    long durationMs = statedDurationMs(file);
    try (TranscribedAudio transcribed = TranscribedAudio.open(kafka, described.key());
        IngestProgress progress = new IngestProgress(id, transcribed, durationMs)) {
      if (wait) {
        Ingested ingested = ingestion.run(file, described, progress);
        sent = ingested.sent();
        result = ingested.summary().line();
        understood = ingested.summary().coverage() >= UNDERSTOOD;
      } else {
        sent = recorder.send(file, described, progress::sent);
        result = MediaTime.seconds(sent.durationMs()) + " sent";
      }
    }
    Terminal.progress("✓ %s, %s".formatted(id, result));
    if (sent.missingMs() > NOTABLE_MISSING_MS) {
      Terminal.progress(
          "  %s is cut short: it states %s more than it holds"
              .formatted(file, MediaTime.seconds(sent.missingMs())));
    }
    return understood;
  }

  private static long statedDurationMs(Path file) throws AudioException {
    try (AudioFile audio = AudioFile.open(file, AudioFile.Layout.MONO)) {
      return audio.statedDurationMs();
    }
  }

  private Interview describe(Path file, Map<String, Path> taken) throws IngestException {
    String id = interview == null ? InterviewIds.of(file) : interview;
    Path other = taken.putIfAbsent(id, file);
    if (other != null) {
      throw new IngestException(
          "%s and %s would both be interview %s; send one of them by itself with --interview"
              .formatted(other, file, id));
    }
    return new Interview(new InterviewKey(tenant, id), beganAt(file), generation);
  }

  private Instant beganAt(Path file) throws IngestException {
    if (beganAt != null) {
      return beganAt;
    }
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException missing) {
      throw new IngestException(file + " cannot be read; check its name and permissions");
    }
  }

  private void requireUsable() {
    Identifiers.problem("--tenant", tenant).ifPresent(this::refuse);
    if (interview != null) {
      Identifiers.problem("--interview", interview).ifPresent(this::refuse);
      if (files.size() > 1) {
        refuse("--interview names one interview, but there are %d files".formatted(files.size()));
      }
    }
    if (generation < 0 || generation > HIGHEST_GENERATION) {
      refuse("--generation is %d; give 0 to %d".formatted(generation, HIGHEST_GENERATION));
    }
    if (patience < 1) {
      refuse("--patience is %d; give seconds above 0".formatted(patience));
    }
  }

  private void refuse(String problem) {
    throw new ParameterException(spec.commandLine(), problem);
  }
}
