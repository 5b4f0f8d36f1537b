package io.colloquy.local;

import io.colloquy.local.TranscriptionSubmission.Division;
import io.colloquy.local.model.ModelException;
import io.colloquy.local.model.Models;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobSubmission;
import io.colloquy.local.stack.LocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
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
  @Mixin private ServerOptions servers;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "the recognizer: a name that models list shows, or a ggml file (default: as before, at"
              + " first the embedded one)")
  private String model;

  @ArgGroup(exclusive = false)
  private SpeakerModelOptions speakers;

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
        new LocalStack(
            installation, servers.over(options.config(installation)), Terminal::progress);
    if (Files.exists(installation.transcriptionJar())) {
      Models models = Models.ofThisMachine();
      Path recognizer = model == null ? null : models.resolve(model);
      SpeakerModels voices = speakers == null ? null : speakers.resolve(models);
      JobSubmission[] jobs =
          TranscriptionSubmission.jobs(installation, stack, run, recognizer, voices);
      stack.up(jobs);
      Terminal.progress("Recognizer: " + TranscriptionSubmission.recognizer(installation, jobs[0]));
      Terminal.progress("Speakers: " + TranscriptionSubmission.speakers(jobs[0]));
    } else {
      stack.up();
    }
    Terminal.progress("Dashboard: " + stack.config().flinkUrl());
    return 0;
  }
}
