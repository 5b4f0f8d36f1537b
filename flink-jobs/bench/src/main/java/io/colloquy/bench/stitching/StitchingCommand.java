package io.colloquy.bench.stitching;

import io.colloquy.bench.Bar;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.ReportOptions;
import io.colloquy.core.stitch.cases.CaseFamily;
import io.colloquy.core.stitch.cases.StitchingCase;
import io.colloquy.core.stitch.cases.StitchingScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code colloquy bench stitching}: who loses or doubles words where windows overlap. */
@Command(
    name = "stitching",
    description = {
      "Counts words lost and doubled where windows overlap, by the job's rule and three known ones.",
      "Speech and windows are made up, with every word's place known; the other rules are: drop by"
          + " end time (100 ms), midpoint ownership, longest common sequence."
    },
    mixinStandardHelpOptions = true)
public final class StitchingCommand implements Callable<Integer> {
  @Mixin private ReportOptions options;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "500",
      description = "Cases of each family; default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--first-seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of the first case; default: ${DEFAULT-VALUE}. The tests begin with 0.")
  private long firstSeed;

  @Override
  public Integer call() {
    StitchingRule own = new JobsOwnRule();
    List<StitchingRule> rules =
        List.of(own, new DropByEndTime(), new MidpointOwnership(), new LongestCommonSequence());
    List<Map<String, Object>> rows = new ArrayList<>();
    StitchingScore ofOwn = StitchingScore.none();
    for (CaseFamily family : CaseFamily.values()) {
      options.printProgress("Stitching %d cases: %s".formatted(seeds, family.title()));
      for (StitchingRule rule : rules) {
        StitchingScore score = score(rule, family);
        rows.add(row(rule, family, score));
        ofOwn = rule == own ? ofOwn.plus(score) : ofOwn;
      }
    }
    List<Bar> bars =
        List.of(
            new Bar("words that the job loses", ofOwn.lost(), 0),
            new Bar("words that the job doubles", ofOwn.doubled(), 0),
            new Bar("halves of words that the job keeps for whole", ofOwn.halves(), 0),
            new Bar("words that the job puts in disorder", ofOwn.disordered(), 0));
    return options.print(
        new BenchReport("stitching", Map.of("seeds", seeds, "firstSeed", firstSeed), rows, bars));
  }

  private StitchingScore score(StitchingRule rule, CaseFamily family) {
    return LongStream.range(firstSeed, firstSeed + seeds)
        .mapToObj(seed -> StitchingCase.of(family, seed))
        .map(stitching -> StitchingScore.of(stitching, rule.stitch(stitching.windows())))
        .reduce(StitchingScore.none(), StitchingScore::plus);
  }

  private Map<String, Object> row(StitchingRule rule, CaseFamily family, StitchingScore score) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("cases", family.title());
    row.put("rule", rule.title());
    row.put("number", seeds);
    row.put("words", score.words());
    row.put("lost", score.lost());
    row.put("doubled", score.doubled());
    row.put("halves", score.halves());
    row.put("disordered", score.disordered());
    return row;
  }
}
