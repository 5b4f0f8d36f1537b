package io.colloquy.local.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.local.stack.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code schemas/kibana} gives to Kibana, with the JSON inside its strings opened. */
record SavedObjects(List<SavedObject> all) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads every line of every file. */
  static SavedObjects read() {
    Path directory = Installation.find().home().resolve("schemas/kibana");
    List<SavedObject> objects = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          objects.add(new SavedObject((ObjectNode) opened(JSON.readTree(line))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SavedObjects(objects);
  }

  Stream<SavedObject> ofType(String... types) {
    return all.stream().filter(object -> List.of(types).contains(object.type()));
  }

  /** The object that a reference of another means. */
  SavedObject referred(SavedObject from, String referenceName) {
    JsonNode reference = from.reference(referenceName);
    return ofType(reference.get("type").asText())
        .filter(object -> object.id().equals(reference.get("id").asText()))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("%s: nothing is %s".formatted(from.name(), reference)));
  }

  /** Kibana keeps objects and lists as strings; numbers and plain words stay what they are. */
  private static JsonNode opened(JsonNode node) throws IOException {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        field.setValue(opened(field.getValue()));
      }
    } else if (node instanceof ArrayNode array) {
      for (int item = 0; item < array.size(); item++) {
        array.set(item, opened(array.get(item)));
      }
    } else if (node.isTextual() && node.asText().matches("(?s)[\\[{].*")) {
      return opened(JSON.readTree(node.asText()));
    }
    return node;
  }
}
