package io.colloquy.local.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The built project: where the servers' jars, their configuration, the job jar and the embedded
 * models lie.
 *
 * @param home the project's root directory
 */
public record Installation(Path home) {

  /** The system property that the {@code colloquy} script sets to the project's root. */
  public static final String HOME_PROPERTY = "colloquy.home";

  public Installation {
    home = home.toAbsolutePath().normalize();
  }

  /**
   * Finds the project by {@value #HOME_PROPERTY}, or upwards from the working directory.
   *
   * @throws StackException when neither leads to it
   */
  public static Installation find() {
    String property = System.getProperty(HOME_PROPERTY);
    Path directory = Path.of(property == null ? "" : property).toAbsolutePath();
    while (directory != null && !Files.exists(directory.resolve("flink-conf/config.yaml"))) {
      directory = directory.getParent();
    }
    if (directory == null) {
      throw new StackException(
          "the project was not found; start the colloquy script in its root directory, or set -D"
              + HOME_PROPERTY
              + "=DIRECTORY");
    }
    return new Installation(directory);
  }

  public Path flinkConfiguration() {
    return home.resolve("flink-conf");
  }

  public Path flinkLibrary() {
    return built(home.resolve("flink-jobs/local/flink-lib/target/lib"));
  }

  public Path kafkaLibrary() {
    return built(home.resolve("flink-jobs/local/kafka-lib/target/lib"));
  }

  /** The unpacked Elasticsearch, its analysis plugin included. */
  public Path elasticsearchHome() {
    Path target = built(home.resolve("flink-jobs/local/elasticsearch-server/target"));
    try (DirectoryStream<Path> servers = Files.newDirectoryStream(target, "elasticsearch-*")) {
      for (Path server : servers) {
        return server;
      }
    } catch (IOException e) {
      throw new StackException("cannot read " + target + ": " + e.getMessage(), e);
    }
    throw notBuilt(target.resolve("elasticsearch-*"));
  }

  public Path transcriptionJar() {
    return home.resolve("flink-jobs/transcription/target/colloquy-transcription.jar");
  }

  public Path embeddedModel() {
    return home.resolve("native/models/synthetic.en.bin");
  }

  public Path embeddedSpeakerModel() {
    return home.resolve("native/models/synthetic-speaker.onnx");
  }

  private static Path built(Path path) {
    if (!Files.isDirectory(path)) {
      throw notBuilt(path);
    }
    return path;
  }

  private static StackException notBuilt(Path path) {
    return new StackException(
        path + " is missing; build the project first: mvn package -DskipTests");
  }
}
