package io.colloquy.bench;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The flags of every benchmark of recordings. */
public final class BenchOptions extends ReportOptions {

  @Option(
      names = "--audio",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Recordings; without any, the benchmark's own.")
  private List<Path> audio = List.of();

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      arity = "1..*",
      description = "What is said in them, in the same order: .ctm, .stm or plain text.")
  private List<Path> references = List.of();

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      defaultValue = "synthetic.en",
      description = "Default: ${DEFAULT-VALUE}.")
  private String model;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything that is left to chance. Default: ${DEFAULT-VALUE}.")
  private int seed;

  @Option(
      names = "--interviews",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many are composed. Default: ${DEFAULT-VALUE}.")
  private int interviews;

  @Option(names = "--long", description = "The longer table, for minutes more.")
  private boolean longTable;

  public List<Path> audio() {
    return audio;
  }

  /** As many as {@link #audio()}. */
  public List<Path> references() {
    if (references.size() != audio.size()) {
      throw new ParameterException(
          command().commandLine(),
          "%d --audio and %d --reference: each recording needs one"
              .formatted(audio.size(), references.size()));
    }
    return references;
  }

  public String model() {
    return model;
  }

  public int seed() {
    return seed;
  }

  /** At least 1. */
  public int interviews() {
    if (interviews < 1) {
      throw new ParameterException(command().commandLine(), "--interviews must be at least 1");
    }
    return interviews;
  }

  public boolean isLong() {
    return longTable;
  }
}
