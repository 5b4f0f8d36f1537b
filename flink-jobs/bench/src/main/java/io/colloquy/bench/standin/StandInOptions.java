package io.colloquy.bench.standin;

import io.colloquy.jobs.transcription.JobModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** What a {@link StandInJob} takes beside the arguments of the job that it stands for. */
@Command(name = "stand-in")
final class StandInOptions {
  @Option(names = "--stand-in-decode-ms", description = "How long a window takes.")
  private long decodeMs;

  @Option(names = "--stand-in-variation", description = "Other words with every attempt.")
  private boolean variation;

  @Option(names = "--stand-in-doubts", description = "Some words are not understood.")
  private boolean doubts;

  @Option(names = "--stand-in-flight", description = "A directory that shows windows in flight.")
  private Path inFlight;

  @Option(names = "--stand-in-diarizer", description = "No real model tells speakers apart.")
  private boolean diarizer;

  @Option(names = "--stand-in-embedder", description = "No real model embeds text.")
  private boolean embedder;

  @Option(
      names = "--flink-property",
      paramLabel = "KEY=VALUE",
      description = "Any setting of Flink's that a job may have of its own.")
  private Map<String, String> flinkProperties = Map.of();

  @Unmatched private final List<String> others = new ArrayList<>();

  private StandInOptions() {}

  static StandInOptions parse(String... args) {
    StandInOptions options = new StandInOptions();
    new CommandLine(options).parseArgs(args);
    return options;
  }

  /** What is for the job itself. */
  String[] others() {
    return others.toArray(String[]::new);
  }

  Configuration flink() {
    return Configuration.fromMap(flinkProperties);
  }

  StandInModels models(JobModels named) {
    String directory = inFlight == null ? null : inFlight.toString();
    StandInSettings understanding = new StandInSettings(decodeMs, variation, directory);
    return new StandInModels(
        named, doubts ? understanding.withDoubts() : understanding, diarizer, embedder);
  }
}
