package io.colloquy.local.deadletter;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code colloquy dead-letters}. */
@Command(
    name = "dead-letters",
    description = {
      "Shows what the job could not use, and sends it again once its cause is put right.",
      "A letter keeps its record or document up to 512 KiB; beyond that it tells where the record"
          + " lies."
    },
    subcommands = {ListCommand.class, ShowCommand.class, ReplayCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class DeadLettersCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say "
            + String.join(", ", new CommandLine(this).getSubcommands().keySet())
            + "; each has a --help.");
  }
}
