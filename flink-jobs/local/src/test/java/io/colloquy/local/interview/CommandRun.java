package io.colloquy.local.interview;

import io.colloquy.local.ColloquyCommand;
import io.colloquy.local.stack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command as a person runs it, in a process of its own.
 *
 * @param output the lines that it printed
 * @param error the lines that it complained with
 */
record CommandRun(int exitCode, List<String> output, List<String> error) {

  private static final long ENDED_MINUTES = 10;

  /** Those that the {@code colloquy} script gives. */
  private static final List<String> LAUNCHER_OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  /**
   * Runs a command on the stack in a directory and waits for its end.
   *
   * @param name of the command; that of a subcommand behind a blank
   */
  static CommandRun of(Installation installation, Path data, String name, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElseThrow());
    line.addAll(LAUNCHER_OPTIONS);
    line.add("-D" + Installation.HOME_PROPERTY + "=" + installation.home());
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add(ColloquyCommand.class.getName());
    Collections.addAll(line, name.split(" "));
    line.addAll(List.of("--data-dir", data.toString()));
    Collections.addAll(line, arguments);
    Path output = Files.createTempFile("colloquy", ".out");
    Path error = Files.createTempFile("colloquy", ".err");
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectOutput(output.toFile())
              .redirectError(error.toFile())
              .start();
      boolean ended = process.waitFor(ENDED_MINUTES, TimeUnit.MINUTES);
      process.destroyForcibly();
      CommandRun run =
          new CommandRun(process.waitFor(), Files.readAllLines(output), Files.readAllLines(error));
      if (!ended) {
        throw new AssertionError(
            "%s has not ended within %d min: %s".formatted(name, ENDED_MINUTES, run));
      }
      return run;
    } finally {
      Files.delete(output);
      Files.delete(error);
    }
  }
}
