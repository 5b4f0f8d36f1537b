package io.colloquy.bench.chaos;

import io.colloquy.bench.Bar;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.ReportOptions;
import io.colloquy.bench.Scratch;
import io.colloquy.local.TranscriptionSubmission.Division;
import io.colloquy.local.stack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code colloquy bench chaos}: the whole job while everything around it fails. */
@Command(
    name = "chaos",
    description = {
      "Streams interviews through the whole stack while servers are killed and paused and chunks"
          + " are lost, corrupted, doubled and out of order, and compares every document with an"
          + " undisturbed run.",
      "Recognizer, diarizer and embedder are stand-ins: what they make, and what the recognizer"
          + " doubts, depends on media time alone."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
  private static final int DIFFERENCES_SHOWN = 20;

  /** Shorter ones have no room for faults before their undisturbed end. */
  private static final int LEAST_SECONDS = 100;

  @Spec private CommandSpec command;
  @Mixin private ReportOptions options;

  @Option(
      names = {"--seed", "--seeds"},
      paramLabel = "N|A-B",
      defaultValue = "1",
      description = "Decides on all that goes wrong; several run one by one. Default: 1.")
  private String seeds;

  @Option(
      names = "--interviews",
      paramLabel = "N",
      defaultValue = "6",
      description = "Default: ${DEFAULT-VALUE}.")
  private int interviews;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "5",
      description = "Of servers, for each seed; pauses come on top. Default: ${DEFAULT-VALUE}.")
  private int kills;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "320",
      description =
          "Least length of an interview; from five minutes on there are provisional chapters."
              + " Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--run",
      paramLabel = "all|split",
      defaultValue = "ALL",
      description = "One job, or one that recognizes and one that assembles. Default: all.")
  private Division division;

  @Option(
      names = "--vary",
      description = "Every attempt at a window makes other words: each must come from one alone.")
  private boolean variation;

  @Option(names = "--verbose", description = "Also prints each script, and what is started.")
  private boolean verbose;

  @Option(
      names = "--data-dir",
      paramLabel = "DIRECTORY",
      description = "Keeps logs and data here. Default: they are deleted.")
  private Path data;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (interviews < 1 || kills < 1 || seconds < LEAST_SECONDS) {
      throw new ParameterException(
          command.commandLine(),
          "--interviews and --kills must be at least 1, --seconds at least " + LEAST_SECONDS);
    }
    List<ChaosScript> scripts = scripts();
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    try (Scratch scratch = new Scratch();
        ChaosStack stack = start(data == null ? scratch.folder() : data)) {
      ChaosTrial trial = new ChaosTrial(stack, audio(scripts), variation, options::printProgress);
      for (ChaosScript script : scripts) {
        announce(script);
        ChaosResult result = trial.run(script);
        rows.add(row(result));
        bars.addAll(bars(result));
        tell(result);
      }
    }
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("seeds", seeds);
    inputs.put("interviews", interviews);
    inputs.put("kills", kills);
    inputs.put("seconds", seconds);
    inputs.put("run", division.name().toLowerCase(Locale.ROOT));
    inputs.put("vary", variation);
    return options.print(new BenchReport("chaos", inputs, rows, bars));
  }

  private List<ChaosScript> scripts() {
    Matcher range = RANGE.matcher(seeds);
    if (!range.matches()) {
      throw new ParameterException(
          command.commandLine(), "--seeds is a number, or two such as 1-12, not " + seeds);
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
    if (last < first) {
      throw new ParameterException(
          command.commandLine(), "--seeds must rise, unlike those in " + seeds);
    }
    return LongStream.rangeClosed(first, last)
        .mapToObj(seed -> ChaosScript.draw(seed, interviews, kills, seconds))
        .toList();
  }

  private ChaosStack start(Path folder) throws IOException {
    Files.createDirectories(folder);
    return ChaosStack.start(
        Installation.find(), folder.toAbsolutePath(), division, variation, this::printIfVerbose);
  }

  private static ChaosAudio audio(List<ChaosScript> scripts) throws IOException {
    long longestMs = scripts.stream().mapToLong(ChaosScript::longestMs).max().orElseThrow();
    return ChaosAudio.of(Installation.find(), longestMs);
  }

  private void announce(ChaosScript script) {
    options.printProgress("Seed " + script.seed());
    script.lines().forEach(this::printIfVerbose);
  }

  private void printIfVerbose(String line) {
    if (verbose) {
      options.printProgress(line);
    }
  }

  private void tell(ChaosResult result) {
    result.differences().stream()
        .limit(DIFFERENCES_SHOWN)
        .forEach(difference -> options.printProgress("  " + difference));
    options.printProgress(
        "Seed %d: %d documents, %d differences, %.0f s"
            .formatted(
                result.script().seed(),
                result.documents(),
                result.differences().size(),
                result.seconds()));
  }

  private static Map<String, Object> row(ChaosResult result) {
    ChaosScript script = result.script();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("seed", script.seed());
    row.put("interviews", script.interviews().size());
    row.put("kills", script.kills());
    for (Victim victim : Victim.values()) {
      row.put(victim.toString(), script.kills(victim));
    }
    row.put("in time", result.killsInTime());
    row.put("pauses", script.strikes().size() - script.kills());
    for (ChunkFault fault : ChunkFault.values()) {
      row.put(fault.toString(), script.count(fault));
    }
    row.put("reordered", script.reordered());
    row.put("documents", result.documents());
    row.put("unclear", result.unclear());
    for (Difference.Kind kind : Difference.Kind.values()) {
      row.put(kind.toString(), result.count(kind));
    }
    row.put("seconds", Math.round(result.seconds()));
    return row;
  }

  private static List<Bar> bars(ChaosResult result) {
    String of = ", seed " + result.script().seed();
    return List.of(
        new Bar("differences" + of, result.differences().size(), 0),
        new Bar(
            "kills without a window in flight and a newer document" + of,
            result.script().kills() - result.killsInTime(),
            0),
        new Bar("runs in which all was understood" + of, result.unclear() == 0 ? 1 : 0, 0),
        new Bar("runs that never came to rest" + of, result.unsettled(), 0));
  }
}
