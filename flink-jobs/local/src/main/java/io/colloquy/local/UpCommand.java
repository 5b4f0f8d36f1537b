package io.colloquy.local;

import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.LocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code colloquy up}. */
@Command(
    name = "up",
    description =
        "Starts Kafka, Elasticsearch, Flink and the transcription job, or what is missing of them.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Runnable {

  @Mixin private StackOptions options;

  @Option(
      names = "--model",
      paramLabel = "PATH",
      description = "the recognizer: a ggml file (default: the embedded one, or as before)")
  private Path model;

  @Override
  public void run() {
    Installation installation = Installation.find();
    LocalStack stack =
        new LocalStack(installation, options.config(installation), Terminal::progress);
    if (Files.exists(installation.transcriptionJar())) {
      stack.up(TranscriptionSubmission.of(installation, stack, model));
    } else {
      stack.up();
    }
    Terminal.progress("Dashboard: " + stack.config().flinkUrl());
  }
}
