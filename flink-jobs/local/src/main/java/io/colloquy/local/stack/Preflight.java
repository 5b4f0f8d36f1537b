package io.colloquy.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What can be known to fail before anything is started. */
final class Preflight {

  private static final long MINIMUM_DISK_MB = 2048;
  private static final Path LIMIT = Path.of("/sys/fs/cgroup/memory.max");
  private static final Path USED = Path.of("/sys/fs/cgroup/memory.current");

  private Preflight() {}

  static void requirePort(String server, int port) {
    if (!PortOwner.isFree(port)) {
      throw new StackException(
          "port %d, which %s needs, is in use by %s; stop that, or choose another port with --%s-port"
              .formatted(
                  port,
                  server,
                  PortOwner.of(port).orElse("another process"),
                  server.toLowerCase(Locale.ROOT)));
    }
  }

  static void requireMemory(long neededMb) {
    long availableMb = availableMemoryMb();
    if (availableMb < neededMb) {
      throw new StackException(
          "the stack needs %d MiB of memory and %d MiB are available; end other programs, or lower"
                  .formatted(neededMb, availableMb)
              + " --taskmanager-memory, --elasticsearch-memory or --kafka-memory");
    }
  }

  static void requireDisk(Path dataDirectory) {
    try {
      Files.createDirectories(dataDirectory);
      long freeMb = Files.getFileStore(dataDirectory).getUsableSpace() >> 20;
      if (freeMb < MINIMUM_DISK_MB) {
        throw new StackException(
            "%s has %d MiB of free disk space and the stack needs %d; free some, or choose another"
                    .formatted(dataDirectory, freeMb, MINIMUM_DISK_MB)
                + " place with --data-dir");
      }
    } catch (IOException e) {
      throw new StackException(
          "cannot write to the data directory %s (%s); choose another one with --data-dir"
              .formatted(dataDirectory, e),
          e);
    }
  }

  /** What the machine has left, or the container if that is less. */
  static long availableMemoryMb() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
      long machineMb =
          lines
              .filter(line -> line.startsWith("MemAvailable:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
              .findFirst()
              .orElse(Long.MAX_VALUE);
      return Math.min(machineMb, availableToContainerMb());
    } catch (IOException e) {
      throw new StackException("cannot read /proc/meminfo: " + e.getMessage(), e);
    }
  }

  private static long availableToContainerMb() throws IOException {
    if (!Files.isReadable(LIMIT) || !Files.isReadable(USED)) {
      return Long.MAX_VALUE;
    }
    String limit = Files.readString(LIMIT).strip();
    long used = Long.parseLong(Files.readString(USED).strip());
    return limit.equals("max") ? Long.MAX_VALUE : (Long.parseLong(limit) - used) >> 20;
  }
}
