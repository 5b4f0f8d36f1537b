package io.colloquy.flink.elasticsearch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Who the job is to Elasticsearch: an API key, or user name and password, each from an environment
 * variable or from the file that the same variable with the suffix {@code _FILE} names. They are
 * read where the job runs, so that no job argument, job graph or log ever holds them.
 */
final class Credentials {
  static final String API_KEY = "ELASTICSEARCH_API_KEY";
  static final String USERNAME = "ELASTICSEARCH_USERNAME";
  static final String PASSWORD = "ELASTICSEARCH_PASSWORD";

  private static final String FILE = "_FILE";

  private final Map<String, String> environment;

  Credentials(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Reads environment and files anew.
   *
   * @return the value of the Authorization header, or empty to go without
   * @throws IllegalArgumentException if they contradict each other or a file cannot be read
   */
  Optional<String> authorization() {
    Optional<String> apiKey = read(API_KEY);
    Optional<String> username = read(USERNAME);
    Optional<String> password = read(PASSWORD);
    if (apiKey.isPresent() && (username.isPresent() || password.isPresent())) {
      throw new IllegalArgumentException(
          "Both %s and %s or %s are set; keep one way to sign in"
              .formatted(API_KEY, USERNAME, PASSWORD));
    }
    if (username.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException(
          "Only one of %s and %s is set; set both".formatted(USERNAME, PASSWORD));
    }
    return apiKey
        .map(key -> "ApiKey " + key)
        .or(() -> username.map(user -> "Basic " + base64(user + ":" + password.orElseThrow())));
  }

  private Optional<String> read(String variable) {
    String value = environment.getOrDefault(variable, "");
    String file = environment.getOrDefault(variable + FILE, "");
    if (!value.isEmpty() && !file.isEmpty()) {
      throw new IllegalArgumentException(
          "Both %1$s and %1$s%2$s are set; keep one".formatted(variable, FILE));
    }
    if (file.isEmpty()) {
      return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
    try {
      return Optional.of(Files.readString(Path.of(file)).strip());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s%s names %s, which cannot be read (%s); name a readable file"
              .formatted(variable, FILE, file, e.getClass().getSimpleName()));
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
