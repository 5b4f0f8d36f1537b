package io.colloquy.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux lets this user know. */
final class PortOwner {

  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortOwner() {}

  static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** Name and id of the process that listens on the port, such as {@code java (process 4711)}. */
  static Optional<String> of(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> inodes(Path.of(table), port).stream())
        .flatMap(inode -> ProcessHandle.allProcesses().filter(process -> holds(process, inode)))
        .findFirst()
        .map(PortOwner::describe);
  }

  private static List<String> inodes(Path table, int port) {
    String ending = ":%04X".formatted(port);
    try (Stream<String> rows = Files.lines(table)) {
      return rows.map(row -> row.strip().split("\\s+"))
          .filter(row -> row[LOCAL_ADDRESS].endsWith(ending) && row[STATE].equals(LISTENING))
          .map(row -> row[INODE])
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }

  private static boolean holds(ProcessHandle process, String inode) {
    Path files = Path.of("/proc", Long.toString(process.pid()), "fd");
    try (Stream<Path> open = Files.list(files)) {
      return open.anyMatch(file -> target(file).equals("socket:[" + inode + "]"));
    } catch (IOException | UncheckedIOException foreignOrEnded) {
      return false;
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  private static String describe(ProcessHandle process) {
    String command = process.info().command().orElse("a process");
    return Path.of(command).getFileName() + " (process " + process.pid() + ")";
  }
}
