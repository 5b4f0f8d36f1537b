package io.colloquy.bench;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a benchmark prints what it measured. */
public class ReportOptions {

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", description = "Only JSON on standard output, the table on the other.")
  private boolean json;

  /** The benchmark's command. */
  protected CommandSpec command() {
    return command;
  }

  /** Prints a line to standard error: what goes on while nothing is measured yet. */
  public void printProgress(String line) {
    command.commandLine().getErr().println(line);
  }

  /**
   * Prints table and JSON; JSON is the last line of standard output.
   *
   * @return the command's exit code
   */
  public int print(BenchReport report) {
    PrintWriter out = command.commandLine().getOut();
    report.printTable(json ? command.commandLine().getErr() : out);
    out.println(report.toJson());
    out.flush();
    return report.exitCode();
  }
}
