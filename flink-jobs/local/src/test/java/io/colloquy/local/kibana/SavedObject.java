package io.colloquy.local.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** A data view, a search, a chart or a dashboard, as Kibana exports it. */
record SavedObject(ObjectNode json) {
  String type() {
    return json.get("type").asText();
  }

  String id() {
    return json.get("id").asText();
  }

  String name() {
    return type() + " " + id();
  }

  JsonNode attributes() {
    return json.get("attributes");
  }

  /** A part of its attributes, by JSON pointer; missing if there is none. */
  JsonNode at(String pointer) {
    return attributes().at(pointer);
  }

  List<String> referenceNames() {
    return StreamSupport.stream(json.get("references").spliterator(), false)
        .map(reference -> reference.get("name").asText())
        .toList();
  }

  /** One of its references. */
  JsonNode reference(String name) {
    return StreamSupport.stream(json.get("references").spliterator(), false)
        .filter(reference -> reference.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name() + " has no reference " + name));
  }

  @Override
  public String toString() {
    return name();
  }
}
