package io.colloquy.local;

import io.colloquy.local.stack.StackException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns whatever a subcommand throws into a line for people; {@code COLLOQUY_DEBUG} adds the stack
 * trace.
 */
final class FailureReport implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult arguments) {
    PrintWriter error = commandLine.getErr();
    error.println(commandLine.getColorScheme().errorText("colloquy: " + explain(failure)));
    if (System.getenv("COLLOQUY_DEBUG") != null) {
      failure.printStackTrace(error);
    }
    error.flush();
    return ExitCode.SOFTWARE;
  }

  private static String explain(Exception failure) {
    boolean speaksForItself =
        failure instanceof StackException
            || failure.getClass().getName().startsWith("io.colloquy.");
    return speaksForItself && failure.getMessage() != null
        ? failure.getMessage()
        : failure.toString();
  }
}
