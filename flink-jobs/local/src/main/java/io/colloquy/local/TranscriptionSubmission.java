package io.colloquy.local;

import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobSubmission;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.local.stack.StackException;
import io.colloquy.whisper.WhisperException;
import io.colloquy.whisper.WhisperModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The transcription job, or its two halves, wired to the servers of a stack. */
public final class TranscriptionSubmission {

  /** The jobs' consumer group, as long as nobody gives them another. */
  public static final String GROUP = "colloquy-transcription";

  /** The whole job. */
  public static final String TRANSCRIPTION = "transcription";

  /** The half from audio to recognitions. */
  public static final String RECOGNITION = "recognition";

  /** The half from recognitions to documents. */
  public static final String ASSEMBLY = "assembly";

  private static final String MAIN_CLASS = "io.colloquy.jobs.transcription.TranscriptionJob";
  private static final String MODEL = "--model";
  private static final String TRANSACTION_TIMEOUT = "--transaction-timeout";

  /** As much as {@code KafkaBroker} allows: Elasticsearch may be away for a day. */
  private static final String A_DAY = "PT24H";

  private static final int PARALLELISM = 2;

  /** Into how many jobs the topology is divided. */
  public enum Division {
    /** One job. */
    ALL,
    /** A recognizing and an assembling one. */
    SPLIT
  }

  private TranscriptionSubmission() {}

  /**
   * What a stack runs.
   *
   * @param division null for the one that the stack had before, or else one job
   * @param model a ggml file; null for the one that the job had before, or else the embedded one
   * @throws StackException if the stack had another division before, or if a model that the job did
   *     not have before cannot be loaded
   */
  public static JobSubmission[] jobs(
      Installation installation, LocalStack stack, Division division, Path model) {
    Division before = divisionOf(stack).orElse(division == null ? Division.ALL : division);
    if (division != null && division != before) {
      throw new StackException(
          "the stack in %s was begun with --run %s, and what its jobs know of open interviews cannot be divided or joined: leave --run out, or begin another one with --data-dir"
              .formatted(stack.config().dataDirectory(), before.name().toLowerCase(Locale.ROOT)));
    }
    return before == Division.ALL
        ? new JobSubmission[] {of(installation, stack, model)}
        : new JobSubmission[] {
          recognition(installation, stack, model), assembly(installation, stack)
        };
  }

  /**
   * The whole job.
   *
   * @param model as for {@link #jobs}
   * @throws StackException if a model that the job did not have before cannot be loaded
   */
  public static JobSubmission of(Installation installation, LocalStack stack, Path model) {
    StackConfig config = stack.config();
    return submission(
        installation,
        TRANSCRIPTION,
        "--kafka",
        config.kafkaAddress(),
        "--elasticsearch",
        config.elasticsearchUrl(),
        TRANSACTION_TIMEOUT,
        A_DAY,
        MODEL,
        recognizer(installation, stack, model).toString());
  }

  /**
   * The half from audio to recognitions.
   *
   * @param model as for {@link #jobs}
   * @throws StackException if a model that the job did not have before cannot be loaded
   */
  public static JobSubmission recognition(Installation installation, LocalStack stack, Path model) {
    return submission(
        installation,
        RECOGNITION,
        "--run",
        "recognize",
        "--kafka",
        stack.config().kafkaAddress(),
        MODEL,
        recognizer(installation, stack, model).toString());
  }

  /** The half from recognitions to documents. */
  public static JobSubmission assembly(Installation installation, LocalStack stack) {
    return submission(
        installation,
        ASSEMBLY,
        "--run",
        "assemble",
        "--kafka",
        stack.config().kafkaAddress(),
        "--elasticsearch",
        stack.config().elasticsearchUrl(),
        TRANSACTION_TIMEOUT,
        A_DAY);
  }

  private static JobSubmission submission(
      Installation installation, String name, String... arguments) {
    return new JobSubmission(
        name,
        installation.transcriptionJar().toString(),
        MAIN_CLASS,
        List.of(arguments),
        PARALLELISM);
  }

  private static Optional<Division> divisionOf(LocalStack stack) {
    if (stack.submitted(TRANSCRIPTION).isPresent()) {
      return Optional.of(Division.ALL);
    }
    return stack
        .submitted(RECOGNITION)
        .or(() -> stack.submitted(ASSEMBLY))
        .map(half -> Division.SPLIT);
  }

  private static Path recognizer(Installation installation, LocalStack stack, Path model) {
    Path before =
        stack
            .submitted(TRANSCRIPTION)
            .or(() -> stack.submitted(RECOGNITION))
            .map(TranscriptionSubmission::model)
            .orElse(installation.embeddedModel());
    Path recognizer = model == null ? before : model.toAbsolutePath().normalize();
    if (!recognizer.equals(before)) {
      requireLoadable(recognizer);
    }
    return recognizer;
  }

  private static Path model(JobSubmission before) {
    return Path.of(before.arguments().get(before.arguments().indexOf(MODEL) + 1));
  }

  /** Else a running job would be stopped for one that cannot start. */
  private static void requireLoadable(Path model) {
    try {
      WhisperModel.open(model).close();
    } catch (WhisperException unusable) {
      throw new StackException(unusable.getMessage(), unusable);
    }
  }
}
