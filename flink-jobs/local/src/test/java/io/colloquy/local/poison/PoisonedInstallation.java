package io.colloquy.local.poison;

import io.colloquy.local.stack.Installation;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The project as it is built, but with a recognizer that audio can crash or hang. */
final class PoisonedInstallation {
  private static final String LIBRARY = "native/linux-x86_64/libcolloquy_whisper.so";
  private static final String FLINK_LIBRARY = "flink-jobs/local/flink-lib/target/lib";
  private static final List<String> AS_BUILT =
      List.of(
          "flink-conf",
          "native/models",
          "flink-jobs/transcription",
          "flink-jobs/local/kafka-lib",
          "flink-jobs/local/elasticsearch-server");

  private PoisonedInstallation() {}

  /**
   * Makes one, of links but for the one jar that differs.
   *
   * @param home a directory that is not there yet
   */
  static Installation in(Path home) throws IOException {
    Path project = Installation.find().home();
    for (String part : AS_BUILT) {
      Path link = home.resolve(part);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, project.resolve(part));
    }
    Path library = Files.createDirectories(home.resolve(FLINK_LIBRARY));
    Path poisoned = project.resolve("native/target/poisoned").resolve(LIBRARY);
    try (Stream<Path> jars = Files.list(project.resolve(FLINK_LIBRARY))) {
      for (Path jar : jars.toList()) {
        Path copy = library.resolve(jar.getFileName());
        if (jar.getFileName().toString().startsWith("colloquy-native")) {
          Files.copy(jar, copy);
          replace(copy, poisoned);
        } else {
          Files.createSymbolicLink(copy, jar);
        }
      }
    }
    return new Installation(home);
  }

  private static void replace(Path jar, Path library) throws IOException {
    try (FileSystem entries = FileSystems.newFileSystem(jar)) {
      Path entry = entries.getPath(LIBRARY);
      if (!Files.exists(entry)) {
        throw new IOException(jar + " holds no " + LIBRARY);
      }
      Files.copy(library, entry, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
