package io.colloquy.bench.upgrade;

import io.colloquy.bench.Bar;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.ReportOptions;
import io.colloquy.bench.Scratch;
import io.colloquy.bench.state.SavepointContents;
import io.colloquy.bench.state.StateName;
import io.colloquy.bench.state.StateSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code colloquy bench savepoint}: what later releases must be able to restore. */
@Command(
    name = "savepoint",
    description = {
      "Takes a savepoint with something in every state of the job, and lists what is in it.",
      "It is taken in mid-interview, to be kept for the releases to come."
    },
    mixinStandardHelpOptions = true)
public final class SavepointCommand implements Callable<Integer> {
  @Mixin private ReportOptions options;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      required = true,
      description = "The zip file to write.")
  private Path zip;

  @Override
  public Integer call() throws Exception {
    SavepointContents contents;
    try (Scratch scratch = new Scratch()) {
      KeptSavepoint kept = new SavepointKeeper(scratch.folder(), options::printProgress).keep();
      kept.write(zip);
      contents = SavepointContents.read(kept.directory());
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    long missing = 0;
    for (Map.Entry<StateName, StateSize> state : contents.states().entrySet()) {
      String reason = EmptyStates.reason(state.getKey()).orElse("");
      boolean isMissing = state.getValue().entries() == 0 && reason.isEmpty();
      rows.add(row(state.getKey(), state.getValue(), isMissing ? "MISSING" : reason));
      missing += isMissing ? 1 : 0;
    }
    List<Bar> bars = List.of(new Bar("states without an entry", missing, 0));
    return options.print(new BenchReport("savepoint", Map.of("to", zip.toString()), rows, bars));
  }

  private static Map<String, Object> row(StateName name, StateSize size, String remark) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("step", name.step());
    row.put("state", name.state());
    row.put("entries", size.entries());
    row.put("bytes", size.bytes());
    row.put("why empty", remark);
    return row;
  }
}
