package io.colloquy.local;

import io.colloquy.local.TranscriptionSubmission.Division;
import io.colloquy.local.model.ModelException;
import io.colloquy.local.model.Models;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.LocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code colloquy up}. */
@Command(
    name = "up",
    description =
        "Starts Kafka, Elasticsearch, Flink and the transcription job, or what is missing of them.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

  @Mixin private StackOptions options;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "the recognizer: a name that models list shows, or a ggml file (default: as before, at"
              + " first the embedded one)")
  private String model;

  @Option(
      names = "--run",
      paramLabel = "all|split",
      description =
          "one transcription job; or two, recognition and assembly, with a topic between them"
              + " (default: as before, at first all)")
  private Division run;

  @Override
  public Integer call() throws ModelException {
    Installation installation = Installation.find();
    LocalStack stack =
        new LocalStack(installation, options.config(installation), Terminal::progress);
    if (Files.exists(installation.transcriptionJar())) {
      Path recognizer = model == null ? null : Models.ofThisMachine().resolve(model);
      stack.up(TranscriptionSubmission.jobs(installation, stack, run, recognizer));
    } else {
      stack.up();
    }
    Terminal.progress("Dashboard: " + stack.config().flinkUrl());
    return 0;
  }
}
