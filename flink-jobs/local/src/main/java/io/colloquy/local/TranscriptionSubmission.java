package io.colloquy.local;

import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobSubmission;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.StackConfig;
import java.nio.file.Path;
import java.util.List;

/** The transcription job, wired to the servers of a stack. */
public final class TranscriptionSubmission {

  /** The job's consumer group, as long as nobody gives it another. */
  public static final String GROUP = "colloquy-transcription";

  private static final String NAME = "transcription";
  private static final String MAIN_CLASS = "io.colloquy.jobs.transcription.TranscriptionJob";
  private static final String MODEL = "--model";
  private static final int PARALLELISM = 2;

  private TranscriptionSubmission() {}

  private static Path model(JobSubmission before) {
    return Path.of(before.arguments().get(before.arguments().indexOf(MODEL) + 1));
  }

  /**
   * @param model a ggml file; null for the one that the job had before, or else the embedded one
   */
  public static JobSubmission of(Installation installation, LocalStack stack, Path model) {
    StackConfig config = stack.config();
    Path recognizer =
        model != null
            ? model.toAbsolutePath().normalize()
            : stack
                .submitted(NAME)
                .map(TranscriptionSubmission::model)
                .orElse(installation.embeddedModel());
    return new JobSubmission(
        NAME,
        installation.transcriptionJar().toString(),
        MAIN_CLASS,
        List.of(
            "--kafka",
            config.kafkaAddress(),
            "--elasticsearch",
            config.elasticsearchUrl(),
            MODEL,
            recognizer.toString()),
        PARALLELISM);
  }
}
