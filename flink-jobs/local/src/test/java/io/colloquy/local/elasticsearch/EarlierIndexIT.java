package io.colloquy.local.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.flink.elasticsearch.ConnectionSettings;
import io.colloquy.flink.elasticsearch.ElasticsearchConnection;
import io.colloquy.flink.elasticsearch.TemplateInstaller;
import io.colloquy.schemas.elasticsearch.IndexTemplate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An index that an earlier version created, which knew fewer fields. */
@OnRealElasticsearch
class EarlierIndexIT {
  private static final String INDEX = "/interview-ledger-v1-2032.12";
  private static final String READ_ONLY = "/interview-ledger-v1-2032.11";
  private static final String FEW_FIELDS =
      """
      {"mappings": {"dynamic": "strict", "properties": {"interviewId": {"type": "keyword"}}}}
      """;

  private final RealElasticsearch elasticsearch;

  EarlierIndexIT(RealElasticsearch elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  @AfterEach
  void delete() {
    block(false);
    elasticsearch.node().request("DELETE", INDEX, null);
    elasticsearch.node().request("DELETE", READ_ONLY, null);
  }

  @Test
  void takesDocumentsWithNewFieldsOnceTheJobHasStartedWhateverAnotherIndexTakes() throws Exception {
    elasticsearch.node().request("PUT", READ_ONLY, FEW_FIELDS);
    elasticsearch.node().request("PUT", INDEX, FEW_FIELDS);
    block(true);
    try (ElasticsearchConnection connection =
        ElasticsearchConnection.open(
            ConnectionSettings.of(elasticsearch.node().address()), Map.of())) {
      new TemplateInstaller(connection, IndexTemplate.all()).install(Duration.ofSeconds(30));
    }
    JsonNode answer =
        elasticsearch
            .node()
            .request("PUT", INDEX + "/_doc/1", "{\"interviewId\": \"talk\", \"doubtful\": true}");
    assertThat(answer.path("result").asText()).as("%s", answer).isEqualTo("created");
  }

  private void block(boolean readOnly) {
    elasticsearch
        .node()
        .request("PUT", READ_ONLY + "/_settings", "{\"index.blocks.read_only\": " + readOnly + "}");
  }
}
