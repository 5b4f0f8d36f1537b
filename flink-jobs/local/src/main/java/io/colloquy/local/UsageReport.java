package io.colloquy.local;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with the arguments, and where the right ones are told: a page of help would
 * push the reason off the screen. Only a list of commands is short enough to follow it.
 */
final class UsageReport implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter error = command.getErr();
    String reason = wrong.getMessage().replace("option option", "option");
    error.println(command.getColorScheme().errorText("colloquy: " + reason));
    boolean suggested = UnmatchedArgumentException.printSuggestions(wrong, error);
    if (!suggested && !command.getSubcommands().isEmpty()) {
      command.usage(error);
    } else {
      error.println("./%s --help tells more".formatted(command.getCommandSpec().qualifiedName()));
    }
    error.flush();
    return ExitCode.USAGE;
  }
}
