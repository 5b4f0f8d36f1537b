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
   * @throws StackException if a model that the job did not have before cannot be loaded
   */
  public static JobSubmission of(Installation installation, LocalStack stack, Path model) {
    StackConfig config = stack.config();
    Path before =
        stack
            .submitted(NAME)
            .map(TranscriptionSubmission::model)
            .orElse(installation.embeddedModel());
    Path recognizer = model == null ? before : model.toAbsolutePath().normalize();
    if (!recognizer.equals(before)) {
      requireLoadable(recognizer);
    }
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

  /** Else a running job would be stopped for one that cannot start. */
  private static void requireLoadable(Path model) {
    try {
      WhisperModel.open(model).close();
    } catch (WhisperException unusable) {
      throw new StackException(unusable.getMessage(), unusable);
    }
  }
}
