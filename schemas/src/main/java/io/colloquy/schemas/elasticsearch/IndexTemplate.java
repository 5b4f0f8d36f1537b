package io.colloquy.schemas.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A packaged index template.
 *
 * @param name under which Elasticsearch keeps it
 * @param json the body of {@code PUT _index_template/name}
 */
public record IndexTemplate(String name, String json) implements Serializable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every template that Colloquy's indices need. */
  public static List<IndexTemplate> all() {
    return Indices.TEMPLATES.stream().map(IndexTemplate::load).toList();
  }

  /** The pattern of the indices that it applies to. */
  public String indices() {
    return parsed().at("/index_patterns/0").asText();
  }

  /** The fields that it maps, as the body of {@code PUT indices/_mapping}. */
  public String fields() {
    ObjectNode fields = JSON.createObjectNode();
    fields.set("properties", parsed().at("/template/mappings/properties"));
    return fields.toString();
  }

  private JsonNode parsed() {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException("Index template " + name + " is no JSON", e);
    }
  }

  private static IndexTemplate load(String name) {
    String resource = "/elasticsearch/" + name + ".json";
    try (InputStream in = IndexTemplate.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path; rebuild schemas");
      }
      return new IndexTemplate(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
