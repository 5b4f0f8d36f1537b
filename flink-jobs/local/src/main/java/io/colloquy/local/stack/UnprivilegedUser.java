package io.colloquy.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Elasticsearch refuses to run as root. Where the stack belongs to root, it runs in a user
 * namespace in which root is called {@code nobody}: it keeps root's files, a closed directory such
 * as /root included, but none of root's powers. Where a container forbids namespaces, it runs as
 * the real {@code nobody}, who is given Elasticsearch's own directory.
 */
final class UnprivilegedUser {

  private static final int ROOT = 0;
  private static final int NOBODY = 65534;
  private static final List<String> IN_NAMESPACE =
      List.of("unshare", "--user", "--map-user=" + NOBODY, "--map-group=" + NOBODY);
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  private UnprivilegedUser() {}

  /**
   * Words to put before a command, so that it does not run as root; none for any other user.
   *
   * @param program what the command must be able to run
   * @param directory what it must be able to write
   * @throws StackException when root cannot step down far enough
   */
  static List<String> prefix(Path program, Path directory) {
    if (!isRoot()) {
      return List.of();
    }
    handOver(directory, ROOT);
    if (reaches(IN_NAMESPACE, program, directory)) {
      return IN_NAMESPACE;
    }
    handOver(directory, NOBODY);
    if (reaches(AS_NOBODY, program, directory)) {
      return AS_NOBODY;
    }
    throw new StackException(
        "Elasticsearch does not run as root, and the user nobody cannot reach %s and %s; run as"
                .formatted(program, directory)
            + " another user, or move the project and --data-dir to where everybody may enter");
  }

  private static boolean isRoot() {
    try {
      return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == ROOT;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void handOver(Path directory, int user) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setAttribute(file, "unix:uid", user);
        Files.setAttribute(file, "unix:gid", user);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean reaches(List<String> prefix, Path program, Path directory) {
    List<String> test = List.of("test", "-x", program.toString(), "-a", "-w", directory.toString());
    try {
      return new ProcessBuilder(Stream.concat(prefix.stream(), test.stream()).toList())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
