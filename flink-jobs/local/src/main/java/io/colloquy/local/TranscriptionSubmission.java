package io.colloquy.local;

import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobSubmission;
import io.colloquy.local.stack.LocalStack;
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

  /** As much as {@code KafkaBroker} allows: Elasticsearch, or the job, may be away for a day. */
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
   * @param speakers null for those that the job had before, or else the embedded one
   * @throws StackException if the stack had another division before, or if a model that the job did
   *     not have before cannot be loaded
   */
  public static JobSubmission[] jobs(
      Installation installation,
      LocalStack stack,
      Division division,
      Path model,
      SpeakerModels speakers) {
    Division before = divisionOf(stack).orElse(division == null ? Division.ALL : division);
    if (division != null && division != before) {
      throw new StackException(
          "the stack in %s was begun with --run %s, and what its jobs know of open interviews cannot be divided or joined: leave --run out, or begin another one with --data-dir"
              .formatted(stack.config().dataDirectory(), before.name().toLowerCase(Locale.ROOT)));
    }
    return before == Division.ALL
        ? new JobSubmission[] {of(installation, stack, model, speakers)}
        : new JobSubmission[] {
          recognition(installation, stack, model, speakers), assembly(installation, stack, speakers)
        };
  }

  /** The recognizer of one of {@link #jobs} that recognizes, and what it is good for. */
  public static String recognizer(Installation installation, JobSubmission recognizing) {
    Path model = model(recognizing);
    return model.equals(installation.embeddedModel())
        ? "%s, which understands four synthetic voices and 450 words, nothing else"
            .formatted(model.getFileName())
        : model.getFileName().toString();
  }

  /** What to do where little was understood: the embedded recognizer hears no people. */
  public static Optional<String> advice(Installation installation, LocalStack stack) {
    return recognizedBefore(stack)
        .map(TranscriptionSubmission::model)
        .filter(installation.embeddedModel()::equals)
        .map(
            embedded ->
                "the embedded recognizer understands synthetic voices only; for real speech:"
                    + " ./colloquy models get base.en, then ./colloquy up --model base.en");
  }

  /** What one of {@link #jobs} that recognizes tells speakers apart with. */
  public static SpeakerModels speakers(JobSubmission recognizing) {
    return SpeakerModels.of(recognizing, SpeakerModels.none());
  }

  /**
   * The whole job.
   *
   * @param model as for {@link #jobs}
   * @throws StackException if a model that the job did not have before cannot be loaded
   */
  public static JobSubmission of(Installation installation, LocalStack stack, Path model) {
    return of(installation, stack, model, null);
  }

  /**
   * The whole job with a choice of what tells speakers apart.
   *
   * @param model as for {@link #jobs}
   * @param speakers null for those that the job had before, or else the embedded one
   * @throws StackException if a model that the job did not have before cannot be loaded
   */
  public static JobSubmission of(
      Installation installation, LocalStack stack, Path model, SpeakerModels speakers) {
    JobSubmission job =
        submission(
            installation,
            stack,
            TRANSCRIPTION,
            "--elasticsearch",
            stack.config().elasticsearchUrl(),
            MODEL,
            recognizer(installation, stack, model).toString());
    return with(job, voices(installation, stack, speakers).recognizing());
  }

  /**
   * The half from audio to recognitions.
   *
   * @param model as for {@link #jobs}
   * @throws StackException if a model that the job did not have before cannot be loaded
   */
  public static JobSubmission recognition(Installation installation, LocalStack stack, Path model) {
    return recognition(installation, stack, model, null);
  }

  private static JobSubmission recognition(
      Installation installation, LocalStack stack, Path model, SpeakerModels speakers) {
    JobSubmission job =
        submission(
            installation,
            stack,
            RECOGNITION,
            "--run",
            "recognize",
            MODEL,
            recognizer(installation, stack, model).toString());
    return with(job, voices(installation, stack, speakers).recognizing());
  }

  /** The half from recognitions to documents. */
  public static JobSubmission assembly(Installation installation, LocalStack stack) {
    return assembly(installation, stack, null);
  }

  private static JobSubmission assembly(
      Installation installation, LocalStack stack, SpeakerModels speakers) {
    JobSubmission job =
        submission(
            installation,
            stack,
            ASSEMBLY,
            "--run",
            "assemble",
            "--elasticsearch",
            stack.config().elasticsearchUrl());
    return with(job, voices(installation, stack, speakers).assembling());
  }

  private static JobSubmission with(JobSubmission job, List<String> arguments) {
    return job.withArguments(arguments.toArray(String[]::new));
  }

  private static JobSubmission submission(
      Installation installation, LocalStack stack, String name, String... arguments) {
    JobSubmission job =
        new JobSubmission(
            name,
            installation.transcriptionJar().toString(),
            MAIN_CLASS,
            List.of("--kafka", stack.config().kafkaAddress(), TRANSACTION_TIMEOUT, A_DAY),
            PARALLELISM);
    return job.withArguments(arguments);
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
        recognizedBefore(stack)
            .map(TranscriptionSubmission::model)
            .orElse(installation.embeddedModel());
    Path recognizer = model == null ? before : model.toAbsolutePath().normalize();
    if (!recognizer.equals(before)) {
      requireLoadable(recognizer);
    }
    return recognizer;
  }

  private static SpeakerModels voices(
      Installation installation, LocalStack stack, SpeakerModels speakers) {
    SpeakerModels embedded = SpeakerModels.embedded(installation);
    SpeakerModels before =
        recognizedBefore(stack).map(job -> SpeakerModels.of(job, embedded)).orElse(embedded);
    SpeakerModels voices = speakers == null ? before : speakers;
    if (!voices.equals(before)) {
      voices.requireLoadable();
    }
    return voices;
  }

  private static Optional<JobSubmission> recognizedBefore(LocalStack stack) {
    return stack.submitted(TRANSCRIPTION).or(() -> stack.submitted(RECOGNITION));
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
