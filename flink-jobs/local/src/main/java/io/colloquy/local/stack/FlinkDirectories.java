package io.colloquy.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Flink leaves what a job can be resumed from, and the newest of it. */
final class FlinkDirectories {

  private FlinkDirectories() {}

  static Path checkpoints(StackConfig config) {
    return config.dataDirectory().resolve("flink/checkpoints");
  }

  static Path savepoints(StackConfig config) {
    return config.dataDirectory().resolve("flink/savepoints");
  }

  /** Uploaded jars, and what tasks spill: of no use to the next session. */
  static Path temporary(StackConfig config) {
    return config.dataDirectory().resolve("flink/temporary");
  }

  /** Deletes what a session that was killed could not tidy up. */
  static void clearTemporary(StackConfig config) throws IOException {
    Path temporary = temporary(config);
    Files.createDirectories(temporary);
    try (Stream<Path> files = Files.walk(temporary)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(temporary)) {
          Files.delete(file);
        }
      }
    }
  }

  /**
   * The newest complete checkpoint or savepoint of one run of a job. Flink writes {@code _metadata}
   * last, so a directory without it holds half a checkpoint.
   */
  static Optional<Path> newestOf(StackConfig config, String jobId) {
    Path ownCheckpoints = checkpoints(config).resolve(jobId);
    String savepointPrefix = "savepoint-" + jobId.substring(0, Math.min(6, jobId.length())) + "-";
    return Stream.concat(
            children(ownCheckpoints, "chk-"), children(savepoints(config), savepointPrefix))
        .filter(FlinkDirectories::isComplete)
        .max(Comparator.comparing(FlinkDirectories::completedAt));
  }

  static boolean isComplete(Path checkpoint) {
    return Files.isRegularFile(checkpoint.resolve("_metadata"));
  }

  private static FileTime completedAt(Path checkpoint) {
    try {
      return Files.getLastModifiedTime(checkpoint.resolve("_metadata"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> children(Path directory, String prefix) {
    if (!Files.isDirectory(directory)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all
          .filter(child -> child.getFileName().toString().startsWith(prefix))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
