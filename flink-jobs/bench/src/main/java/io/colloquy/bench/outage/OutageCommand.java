package io.colloquy.bench.outage;

import io.colloquy.bench.Bar;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.ReportOptions;
import io.colloquy.bench.Scratch;
import io.colloquy.local.stack.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code colloquy bench outage}: the job while Elasticsearch takes nothing. */
@Command(
    name = "outage",
    description = "Takes Elasticsearch away under load and compares every document afterwards.",
    mixinStandardHelpOptions = true)
public final class OutageCommand implements Callable<Integer> {

  /** One checkpoint every 5 s, and what each of them takes. */
  private static final double SECONDS_PER_CHECKPOINT = 6;

  private static final double LEAST_SECONDS_UNTIL_COMPLETE = 30;

  @Spec private CommandSpec command;

  @Mixin private ReportOptions options;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      arity = "1..*",
      description = "Of ${COMPLETION-CANDIDATES}, one after the other. Default: all.")
  private List<Outage> kinds = List.of(Outage.values());

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "90",
      description = "How long each lasts. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "50",
      description = "Documents a second. Default: ${DEFAULT-VALUE}.")
  private int rate;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (seconds < 1 || rate < 1) {
      throw new ParameterException(
          command.commandLine(), "--seconds and --rate must be at least 1");
    }
    List<Outage> distinct = kinds.stream().distinct().toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    try (Scratch scratch = new Scratch();
        AssemblyStack stack =
            AssemblyStack.start(Installation.find(), scratch.folder(), options::printProgress)) {
      for (Outage kind : distinct) {
        options.printProgress("Elasticsearch %s for %d s".formatted(kind, seconds));
        OutageResult result = new OutageTrial(stack, rate, kind.toString()).run(kind, seconds);
        rows.add(row(kind, result));
        bars.addAll(bars(kind, result));
      }
    }
    Map<String, Object> inputs = Map.of("seconds", seconds, "rate", rate, "kinds", distinct);
    return options.print(new BenchReport("outage", inputs, rows, bars));
  }

  private static Map<String, Object> row(Outage kind, OutageResult result) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("Elasticsearch", kind.toString());
    row.put("seconds", result.outageSeconds());
    row.put("documents", result.documents());
    row.put("documents/s", result.documentsPerSecond());
    row.put("checkpoints", result.checkpoints());
    row.put("restarts", result.restarts());
    row.put("buffered writes", result.bufferedWrites());
    row.put("complete after s", result.secondsUntilComplete());
    row.put("differences", result.differences().size());
    return row;
  }

  private static List<Bar> bars(Outage kind, OutageResult result) {
    String of = ", Elasticsearch " + kind;
    return List.of(
        new Bar(
            "seconds per checkpoint" + of,
            result.outageSeconds() / result.checkpoints(),
            SECONDS_PER_CHECKPOINT),
        new Bar("restarts" + of, result.restarts(), 0),
        new Bar(
            "seconds until every document is there" + of,
            result.secondsUntilComplete(),
            Math.max(LEAST_SECONDS_UNTIL_COMPLETE, result.outageSeconds() / 3)),
        new Bar(
            "documents missing, superfluous or different" + of, result.differences().size(), 0));
  }
}
