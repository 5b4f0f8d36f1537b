package io.colloquy.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs other programs to their end, their idle OpenMP threads asleep as in the job. */
public final class Programs {

  private Programs() {}

  /**
   * @return what it wrote to standard output and standard error, one file each in {@code folder}
   * @throws IOException where it cannot be started or exits with another code than 0; the message
   *     ends with the last line it wrote
   */
  public static Output run(List<String> command, Path folder)
      throws IOException, InterruptedException {
    Output output = new Output(folder.resolve("stdout"), folder.resolve("stderr"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(output.standard().toFile())
            .redirectError(output.error().toFile());
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    Process process = start(builder);
    int code;
    try {
      code = process.waitFor();
    } finally {
      process.destroy();
    }
    if (code != 0) {
      throw new BenchException(
          "%s failed with %d: %s".formatted(command.get(0), code, lastLine(output.error())));
    }
    return output;
  }

  private static Process start(ProcessBuilder builder) throws BenchException {
    try {
      return builder.start();
    } catch (IOException missing) {
      throw new BenchException(
          "Cannot start %s: %s".formatted(builder.command().get(0), missing.getMessage()), missing);
    }
  }

  public record Output(Path standard, Path error) {}

  private static String lastLine(Path file) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1).strip();
  }
}
