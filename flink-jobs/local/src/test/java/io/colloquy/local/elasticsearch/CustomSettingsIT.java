package io.colloquy.local.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.local.stack.Installation;
import io.colloquy.schemas.elasticsearch.IndexTemplate;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Settings that whoever runs Elasticsearch gives to all indices of interviews. */
@OnRealElasticsearch
class CustomSettingsIT {
  private static final String CUSTOM = "/_component_template/interview@custom";
  private static final String INDEX = "interview-passages-v1-2032.11";

  private final RealElasticsearch elasticsearch;

  CustomSettingsIT(RealElasticsearch elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  @AfterEach
  void restore() {
    elasticsearch.node().request("DELETE", "/" + INDEX, null);
    String none = "{\"template\":{\"settings\":{\"index\":{}}}}";
    elasticsearch.node().request("PUT", CUSTOM, none);
  }

  /** But for the lifecycle, which this server lacks. */
  @Test
  void anIndexTakesTheSettingsThatThePackagedExampleNames() throws Exception {
    ObjectMapper json = new ObjectMapper();
    Path example =
        Installation.find().home().resolve("schemas/elasticsearch/custom/interview@custom.json");
    ObjectNode custom = (ObjectNode) json.readTree(example.toFile());
    ObjectNode settings = (ObjectNode) custom.at("/template/settings/index");
    settings.put("number_of_shards", 3);
    settings.remove("lifecycle.name");

    elasticsearch.node().request("PUT", CUSTOM, custom.toString());
    for (IndexTemplate template : IndexTemplate.all()) {
      elasticsearch.node().request("PUT", "/_index_template/" + template.name(), template.json());
    }
    elasticsearch.node().request("PUT", "/" + INDEX, null);

    assertThat(
            elasticsearch
                .node()
                .request("GET", "/" + INDEX + "/_settings", null)
                .at("/" + INDEX + "/settings/index/number_of_shards")
                .asText())
        .isEqualTo("3");
  }
}
