package io.colloquy.local.deadletter;

import io.colloquy.local.StackOptions;
import io.colloquy.local.deadletter.ReplayOutcome.Result;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.local.stack.StackException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code colloquy dead-letters replay}. */
@Command(
    name = "replay",
    description = {
      "Sends rejected records to their topics again, and writes rejected documents to Elasticsearch"
          + " unless newer is there; tells what becomes of each.",
      "What belongs to a deleted interview stays out, and so does audio that came after its interview"
          + " was closed: ingest that with --generation.",
      "A record that is sent again may become a dead letter again; exits with 1 when something is"
          + " known to be still missing."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PARTITION:OFFSET",
      arity = "0..*",
      description = "which ones, as list shows them (default: all that the options leave)")
  private List<String> places = List.of();

  @Mixin private LetterSelection selection;

  @Option(names = "--dry-run", description = "change nothing, and tell what would be sent or tried")
  private boolean dryRun;

  @Mixin private StackOptions options;

  private final Map<Result, Integer> counts = new EnumMap<>(Result.class);

  @Override
  public Integer call() throws InterruptedException {
    List<LetterPlace> chosen = chosen();
    StackConfig config = options.config(Installation.find());
    try (DeadLetterTopic letters = DeadLetterTopic.open(config.kafkaAddress());
        Replay replay = Replay.open(config.kafkaAddress(), config.elasticsearchUrl(), dryRun)) {
      if (chosen.isEmpty()) {
        letters.read(selection.ofOneTenant(), letter -> tell(letter, replay));
      } else {
        chosen.stream()
            .map(letters::at)
            .filter(selection.ofOneTenant())
            .forEach(one -> tell(one, replay));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(summary(counts));
    out.flush();
    return counts.keySet().stream().anyMatch(Result::isFailure)
        ? CommandLine.ExitCode.SOFTWARE
        : CommandLine.ExitCode.OK;
  }

  private List<LetterPlace> chosen() {
    try {
      return places.stream().map(LetterPlace::parse).toList();
    } catch (TypeConversionException noPlace) {
      throw new ParameterException(spec.commandLine(), noPlace.getMessage());
    }
  }

  private void tell(StoredLetter letter, Replay replay) {
    ReplayOutcome outcome;
    try {
      outcome = replay.replay(letter);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted before %s was replayed".formatted(letter.place()), e);
    }
    counts.merge(outcome.result(), 1, Integer::sum);
    PrintWriter out = spec.commandLine().getOut();
    out.println(line(letter, outcome));
    out.flush();
  }

  static String line(StoredLetter letter, ReplayOutcome outcome) {
    String detail = outcome.detail().isEmpty() ? "" : " (" + outcome.detail() + ")";
    return "%-8s %-20s %s%s".formatted(letter.place(), outcome.result(), letter.subject(), detail);
  }

  static String summary(Map<Result, Integer> counts) {
    if (counts.isEmpty()) {
      return "No dead letters.";
    }
    String all =
        counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return (counts.keySet().stream().anyMatch(Result::isFailure) ? "" : "✓ ") + all;
  }
}
