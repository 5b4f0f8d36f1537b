package io.colloquy.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Elasticsearch refuses to run as root. Where the stack belongs to root, it runs as {@code nobody},
 * who owns Elasticsearch's own directories and nothing else.
 */
final class UnprivilegedUser {

  private static final int NOBODY = 65534;
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  /** Lets {@code nobody} pass through a directory such as /root to the files below it. */
  private static final List<String> PAST_CLOSED_DIRECTORIES =
      List.of("--inh-caps=+dac_override", "--ambient-caps=+dac_override");

  private UnprivilegedUser() {}

  /** Words to put before a command, so that it does not run as root; none for any other user. */
  static List<String> prefix(Path directory) {
    if (!isRoot()) {
      return List.of();
    }
    handOver(directory);
    List<String> privileged =
        Stream.concat(AS_NOBODY.stream(), PAST_CLOSED_DIRECTORIES.stream()).toList();
    return succeeds(privileged) ? privileged : AS_NOBODY;
  }

  private static boolean isRoot() {
    try {
      return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void handOver(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setAttribute(file, "unix:uid", NOBODY);
        Files.setAttribute(file, "unix:gid", NOBODY);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean succeeds(List<String> prefix) {
    List<String> command = Stream.concat(prefix.stream(), Stream.of("true")).toList();
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      throw new StackException(
          "setpriv is missing, which runs Elasticsearch as nobody; install the package util-linux",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
