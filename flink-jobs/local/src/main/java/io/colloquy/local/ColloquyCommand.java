package io.colloquy.local;

import io.colloquy.local.deadletter.DeadLettersCommand;
import io.colloquy.local.delete.DeleteCommand;
import io.colloquy.local.demo.DemoCommand;
import io.colloquy.local.export.ExportCommand;
import io.colloquy.local.ingest.IngestCommand;
import io.colloquy.local.model.ModelsCommand;
import io.colloquy.local.search.SearchCommand;
import io.colloquy.local.speaker.SpeakersCommand;
import io.colloquy.local.transcribe.TranscribeCommand;
import io.colloquy.local.watch.WatchCommand;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.TypeConversionException;

/** The command line: one class for each subcommand, one way to report a failure. */
@Command(
    name = "colloquy",
    description = "Turns interviews into searchable moments, on one machine.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "colloquy 0.1.0",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed (one line says why), 2 wrong usage.",
      "With COLLOQUY_DEBUG=1 a failure prints where in the code it arose."
    },
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      IngestCommand.class,
      WatchCommand.class,
      SearchCommand.class,
      SpeakersCommand.class,
      ExportCommand.class,
      DeleteCommand.class,
      DeadLettersCommand.class,
      StatusCommand.class,
      DownCommand.class,
      TranscribeCommand.class,
      ModelsCommand.class,
      HelpCommand.class
    })
public final class ColloquyCommand {

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command line, with the subcommands that other modules bring. */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new ColloquyCommand());
    ServiceLoader.load(Subcommand.class).forEach(commandLine::addSubcommand);
    commandLine.setExecutionExceptionHandler(new FailureReport());
    commandLine.setParameterExceptionHandler(new UsageReport());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.registerConverter(Instant.class, ColloquyCommand::instant);
    commandLine.setUsageHelpAutoWidth(true);
    likeItsParent(commandLine);
    return commandLine;
  }

  /** Options in the order of their importance, and one version for all. */
  private static void likeItsParent(CommandLine command) {
    command.getCommandSpec().usageMessage().sortOptions(false);
    for (CommandLine subcommand : command.getSubcommands().values()) {
      subcommand.getCommandSpec().version(command.getCommandSpec().version());
      likeItsParent(subcommand);
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'%s' is no instant such as 2026-11-21T09:30:00Z".formatted(text));
    }
  }
}
