package io.colloquy.bench.accuracy;

import io.colloquy.bench.BenchOptions;
import io.colloquy.bench.CommandLineProgram;
import io.colloquy.bench.Decoding;
import io.colloquy.bench.Recognizer;
import io.colloquy.bench.Scratch;
import io.colloquy.local.model.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code colloquy bench accuracy}: word errors and word times beside whisper.cpp's own program. */
@Command(
    name = "accuracy",
    description = "Word errors, doubled phrases, word times and encoder passes.",
    mixinStandardHelpOptions = true)
public final class AccuracyCommand implements Callable<Integer> {

  private static final int COMPOSED_MINUTES = 20;

  @Mixin private BenchOptions options;

  @Option(names = "--beam", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
  private int beam;

  @Option(names = "--threads", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("colloquy.home", "")).toAbsolutePath();
    Path model = Models.ofThisMachine().resolve(options.model());
    Path program = CommandLineProgram.build(home);
    Decoding decoding = new Decoding(beam, 5, true, threads);
    List<Recognizer> others = new ArrayList<>();
    CommandLineProgram.withAlignedTimes(program, model, decoding).ifPresent(others::add);
    AccuracyBenchmark benchmark =
        new AccuracyBenchmark(CommandLineProgram.withTokenTimes(program, model, decoding), others);
    try (Scratch scratch = new Scratch()) {
      return options.print(
          benchmark.run(
              recordings(home, scratch.folder()),
              Map.of("model", options.model(), "beam", beam, "threads", threads)));
    }
  }

  private List<Recording> recordings(Path home, Path scratch)
      throws IOException, InterruptedException {
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < options.references().size(); i++) {
      recordings.add(TestRecordings.of(options.audio().get(i), options.references().get(i)));
    }
    if (recordings.isEmpty()) {
      recordings.add(TestRecordings.demo(home));
      recordings.addAll(
          TestRecordings.composed(
              home, scratch, COMPOSED_MINUTES, options.interviews(), options.seed()));
    }
    return recordings;
  }
}
