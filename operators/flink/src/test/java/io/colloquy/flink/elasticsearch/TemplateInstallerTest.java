package io.colloquy.flink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.colloquy.schemas.elasticsearch.IndexTemplate;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateInstallerTest {
  @Test
  void waitsUntilElasticsearchIsUp() throws Exception {
    try (var server = new ScriptedElasticsearch()) {
      server.answerTemplate(-1).answerTemplate(503);
      install(server, Duration.ofSeconds(30));

      assertThat(server.templates()).hasSize(2 + IndexTemplate.all().size());
    }
  }

  @Test
  void givesUpWhenTheTimeIsOver() throws Exception {
    try (var server = new ScriptedElasticsearch()) {
      for (int i = 0; i < 10; i++) {
        server.answerTemplate(503);
      }

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> install(server, Duration.ofMillis(100)))
          .withMessageContaining("see that it is up");
    }
  }

  @Test
  void failsAtOnceWhenATemplateIsRefused() throws Exception {
    try (var server = new ScriptedElasticsearch()) {
      server.answerTemplate(400);

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> install(server, Duration.ofSeconds(30)))
          .withMessageContaining("refuses");
      assertThat(server.templates()).hasSize(1);
    }
  }

  @Test
  void givesNewFieldsToTheIndicesThatAreThere() throws Exception {
    try (var server = new ScriptedElasticsearch()) {
      server.answerMapping(404, "index_not_found_exception");
      install(server, Duration.ofSeconds(30));

      assertThat(server.mappings())
          .containsExactly(
              "/interview-segments-v1-*/_mapping",
              "/interview-chapters-v1-*/_mapping",
              "/interview-passages-v1-*/_mapping",
              "/interview-ledger-v1-*/_mapping");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, illegal_argument_exception",
    "403, security_exception",
    "429, cluster_block_exception"
  })
  void oneIndexThatTakesNoFieldsLeavesTheOthersTheirs(int status, String error) throws Exception {
    try (var server = new ScriptedElasticsearch()) {
      server
          .answerMapping(status, error)
          .answerIndices("interview-segments-v1-2025.01", "interview-segments-v1-2025.02")
          .answerMapping(status, error);
      install(server, Duration.ofSeconds(30));

      assertThat(server.mappings())
          .startsWith(
              "/interview-segments-v1-*/_mapping",
              "/interview-segments-v1-*/_alias",
              "/interview-segments-v1-2025.01/_mapping",
              "/interview-segments-v1-2025.02/_mapping",
              "/interview-chapters-v1-*/_mapping")
          .hasSize(3 + IndexTemplate.all().size());
    }
  }

  @Test
  void startsEvenWhereItMayNotListIndices() throws Exception {
    try (var server = new ScriptedElasticsearch()) {
      server.answerMapping(403, "security_exception").answerMapping(403, "security_exception");
      install(server, Duration.ofSeconds(30));

      assertThat(server.mappings()).hasSize(1 + IndexTemplate.all().size());
    }
  }

  @Test
  void waitsForElasticsearchAlsoWithTheFields() throws Exception {
    try (var server = new ScriptedElasticsearch()) {
      server.answerMapping(429, "circuit_breaking_exception");
      install(server, Duration.ofSeconds(30));

      assertThat(server.mappings()).hasSize(1 + IndexTemplate.all().size());
    }
  }

  private static void install(ScriptedElasticsearch server, Duration atMost) throws Exception {
    try (var connection =
        ElasticsearchConnection.open(ConnectionSettings.of(server.address()), Map.of())) {
      new TemplateInstaller(connection, IndexTemplate.all()).install(atMost);
    }
  }
}
