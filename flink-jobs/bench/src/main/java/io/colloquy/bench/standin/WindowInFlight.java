package io.colloquy.bench.standin;

import io.colloquy.flink.window.SpeechWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A window that a process decodes at this moment: an empty file whose name says all, so that
 * another process can see it.
 *
 * @param pid the process
 * @param number of the window in its stream
 * @param part of it
 */
public record WindowInFlight(
    long pid, String tenantId, String interviewId, String streamId, long number, int part) {

  /** Not in any id. */
  private static final String SEPARATOR = ",";

  static WindowInFlight here(SpeechWindow window) {
    return new WindowInFlight(
        ProcessHandle.current().pid(),
        window.tenantId(),
        window.interviewId(),
        window.streamId(),
        window.number(),
        window.part());
  }

  /** The windows that processes are decoding which are still alive; those killed leave theirs. */
  public static List<WindowInFlight> read(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> parse(file.getFileName().toString()))
          .flatMap(Optional::stream)
          .filter(window -> ProcessHandle.of(window.pid).isPresent())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + directory, e);
    }
  }

  /** Puts the file into a directory, which is made if need be, and returns it. */
  Path enter(Path directory) {
    Path file =
        directory.resolve(
            String.join(
                SEPARATOR, "" + pid, tenantId, interviewId, streamId, "" + number, "" + part));
    try {
      Files.createDirectories(directory);
      return Files.createFile(file);
    } catch (FileAlreadyExistsException heardTwice) {
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  private static Optional<WindowInFlight> parse(String name) {
    String[] parts = name.split(SEPARATOR);
    return parts.length == 6
        ? Optional.of(
            new WindowInFlight(
                Long.parseLong(parts[0]),
                parts[1],
                parts[2],
                parts[3],
                Long.parseLong(parts[4]),
                Integer.parseInt(parts[5])))
        : Optional.empty();
  }
}
