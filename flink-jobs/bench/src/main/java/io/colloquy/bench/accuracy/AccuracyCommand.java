package io.colloquy.bench.accuracy;

import io.colloquy.bench.BenchOptions;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.CommandLineProgram;
import io.colloquy.bench.Decoding;
import io.colloquy.bench.InProcess;
import io.colloquy.bench.Recognizer;
import io.colloquy.bench.RunningJob;
import io.colloquy.bench.Scratch;
import io.colloquy.local.model.Models;
import io.colloquy.local.stack.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  private static final int COMPOSED_MINUTES = 3;
  private static final int LONG_COMPOSED_MINUTES = 20;
  private static final int BEST_OF = 5;

  @Mixin private BenchOptions options;

  @Option(
      names = "--beam",
      paramLabel = "SIZE",
      defaultValue = "5",
      description = "Beam size; 1 is greedy. Default: ${DEFAULT-VALUE}.")
  private int beam;

  @Option(
      names = "--threads",
      paramLabel = "COUNT",
      defaultValue = "2",
      description =
          "Threads of each recognizer; those of the job in all. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--no-fallback",
      description = "Never decode a doubtful window at a higher temperature.")
  private boolean noFallback;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = Installation.find();
    Path home = installation.home();
    Path model = Models.ofThisMachine().resolve(options.model());
    Path program = CommandLineProgram.build(home);
    Decoding decoding = new Decoding(beam, BEST_OF, !noFallback, threads);
    BenchReport report;
    try (Scratch scratch = new Scratch();
        RunningJob job = RunningJob.start(installation, model, decoding, options::printProgress)) {
      List<Recognizer> others = new ArrayList<>();
      CommandLineProgram.withAlignedTimes(program, model, decoding).ifPresent(others::add);
      others.add(new InProcess(model, decoding));
      others.add(job);
      Recognizer baseline = CommandLineProgram.withTokenTimes(program, model, decoding);
      List<Recording> recordings = recordings(home, scratch.folder());
      report = new AccuracyBenchmark(baseline, others).run(recordings, inputs(recordings));
    }
    return options.print(report);
  }

  private Map<String, Object> inputs(List<Recording> recordings) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("recordings", recordings.stream().map(Recording::name).toList());
    inputs.put("model", options.model());
    inputs.put("beam", beam);
    inputs.put("fallback", !noFallback);
    inputs.put("threads", threads);
    inputs.put("seed", options.seed());
    return inputs;
  }

  private List<Recording> recordings(Path home, Path scratch)
      throws IOException, InterruptedException {
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < options.references().size(); i++) {
      recordings.add(TestRecordings.of(options.audio().get(i), options.references().get(i)));
    }
    if (recordings.isEmpty()) {
      recordings.add(TestRecordings.demo(home));
      recordings.addAll(composed(home, scratch, COMPOSED_MINUTES));
      if (options.isLong()) {
        recordings.addAll(composed(home, scratch, LONG_COMPOSED_MINUTES));
      }
    }
    return recordings;
  }

  private List<Recording> composed(Path home, Path scratch, int minutes)
      throws IOException, InterruptedException {
    return TestRecordings.composed(home, scratch, minutes, options.interviews(), options.seed());
  }
}
