package io.colloquy.schemas.elasticsearch;

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

  /** Every template that Colloquy's indices need. */
  public static List<IndexTemplate> all() {
    return Indices.TEMPLATES.stream().map(IndexTemplate::load).toList();
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
