package io.colloquy.local.deadletter;

import io.colloquy.local.Counted;
import io.colloquy.local.StackOptions;
import io.colloquy.local.stack.Installation;
import io.colloquy.schemas.DeadLetter;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code colloquy dead-letters list}. */
@Command(
    name = "list",
    description = "Lists the dead letters: PARTITION:OFFSET, when, cause, interview, and why.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  private static final String UNKNOWN = "-";

  @Spec private CommandSpec spec;
  @Mixin private LetterSelection selection;
  @Mixin private StackOptions options;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Integer> counts = new TreeMap<>();
    String kafka = options.config(Installation.find()).kafkaAddress();
    try (DeadLetterTopic letters = DeadLetterTopic.open(kafka)) {
      letters.read(
          selection,
          letter -> {
            out.println(line(letter));
            counts.merge(LetterSelection.name(letter.letter().getCause()), 1, Integer::sum);
          });
    }
    out.println(summary(counts));
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  static String line(StoredLetter stored) {
    DeadLetter letter = stored.letter();
    String interview = stored.interviewKey();
    return "%-8s %s  %-18s %-24s %s"
        .formatted(
            stored.place(),
            letter.getRejectedAt().truncatedTo(ChronoUnit.SECONDS),
            LetterSelection.name(letter.getCause()),
            interview == null ? UNKNOWN : interview,
            letter.getReason());
  }

  static String summary(Map<String, Integer> counts) {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    String causes =
        counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return all == 0 ? "No dead letters." : Counted.of(all, "dead letter") + ": " + causes;
  }
}
