package io.colloquy.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * An operating system process that outlives the command line that started it. A file keeps its id;
 * an option on its command line tells it from a stranger who was given the same id later.
 *
 * @param name what people call it
 * @param stack the data directory of the stack that owns it
 * @param output what it prints
 * @param log what it logs; may be the same file
 * @param pidFile keeps the process id
 */
record ServerProcess(String name, Path stack, Path output, Path log, Path pidFile) {

  private static final long TERMINATION_MS = 15_000;
  private static final int LAST_LINES = 6;
  private static final String CAUSE = "Caused by: ";

  /** The running process, if there is one. */
  Optional<ProcessHandle> running() {
    try {
      long pid = Long.parseLong(Files.readString(pidFile).strip());
      Optional<ProcessHandle> process = ProcessHandle.of(pid);
      process.ifPresent(OwnedProcesses::awaitCommandLine);
      return process.filter(candidate -> OwnedProcesses.isOwned(candidate.pid(), stack));
    } catch (IOException | NumberFormatException noneOrHalfWritten) {
      return Optional.empty();
    }
  }

  /**
   * Starts the process in a session of its own, so that an interrupt at the terminal passes it by.
   */
  Process start(List<String> command, Map<String, String> environment) {
    try {
      Files.createDirectories(output.getParent());
      Files.createDirectories(pidFile.getParent());
      ProcessBuilder builder = new ProcessBuilder(inOwnSession(command));
      builder.directory(stack.toFile());
      builder.redirectInput(Path.of("/dev/null").toFile());
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.to(output.toFile()));
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new StackException("cannot start " + name + ": " + e.getMessage(), e);
    }
  }

  /** Starts the process and keeps its id. */
  void startAndRemember(List<String> command, Map<String, String> environment) {
    Process process = start(command, environment);
    try {
      Files.writeString(pidFile, Long.toString(process.pid()));
    } catch (IOException e) {
      process.destroyForcibly();
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the process to end, and ends it when it does not. */
  void stop() {
    running().ifPresent(ServerProcess::end);
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void end(ProcessHandle process) {
    process.destroy();
    if (!hasEnded(process, TERMINATION_MS)) {
      process.destroyForcibly();
      hasEnded(process, TERMINATION_MS);
    }
  }

  /** Resident memory in MiB; 0 when it is not running. */
  long residentMb() {
    return running()
        .map(process -> Path.of("/proc", Long.toString(process.pid()), "status"))
        .map(ServerProcess::residentMb)
        .orElse(0L);
  }

  /** Why the process is gone, in the last cause and the last lines that it printed or logged. */
  StackException died() {
    Path told = lastLines(output).isEmpty() ? log : output;
    return new StackException(
        "%s ended while it started; %s closes with:%n%s"
            .formatted(name, told, String.join(System.lineSeparator(), lastLines(told))));
  }

  private static List<String> lastLines(Path file) {
    Deque<String> last = new ArrayDeque<>();
    String cause = null;
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      for (String line : (Iterable<String>) lines.filter(line -> !line.isBlank())::iterator) {
        last.addLast("  " + line.strip());
        cause = line.startsWith(CAUSE) ? last.getLast() : cause;
        if (last.size() > LAST_LINES) {
          last.removeFirst();
        }
      }
    } catch (IOException | UncheckedIOException noSuchFile) {
      return List.of();
    }
    if (cause != null && !last.contains(cause)) {
      last.addFirst(cause);
    }
    return List.copyOf(last);
  }

  private static List<String> inOwnSession(List<String> command) {
    return Stream.concat(Stream.of("setsid"), command.stream()).toList();
  }

  private static boolean hasEnded(ProcessHandle process, long withinMs) {
    try {
      process.onExit().get(withinMs, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for process " + process.pid(), e);
    }
  }

  private static long residentMb(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException ended) {
      return 0;
    }
  }
}
