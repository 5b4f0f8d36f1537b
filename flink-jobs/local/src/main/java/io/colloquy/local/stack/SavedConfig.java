package io.colloquy.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers how a stack was last brought up, so that no other command needs to be told its ports.
 */
public final class SavedConfig {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SavedConfig() {}

  /** How the stack in this directory was last brought up; empty when it never was. */
  public static Optional<StackConfig> load(Path dataDirectory) {
    Path file = file(dataDirectory);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), StackConfig.class));
    } catch (IOException e) {
      throw new StackException(
          "cannot read %s (%s); delete it and run ./colloquy up again".formatted(file, e), e);
    }
  }

  static void save(StackConfig config) {
    Path file = file(config.dataDirectory());
    try {
      JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), config);
    } catch (IOException e) {
      throw new StackException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static Path file(Path dataDirectory) {
    return dataDirectory.resolve("stack.json");
  }
}
