package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code kubectl kustomize} makes of a directory, as far as {@code k8s/} needs it: resources,
 * patches (RFC 6902 for a list, else RFC 7396, as for every kind that kustomize does not know) and
 * a suffix to all names.
 */
final class Kustomization {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final List<String> UNDERSTOOD =
      List.of("apiVersion", "kind", "resources", "patches", "nameSuffix");

  private Kustomization() {}

  /** Every manifest that the directory stands for. */
  static List<ObjectNode> build(Path directory) throws IOException {
    JsonNode plan = YAML.readTree(directory.resolve("kustomization.yaml").toFile());
    assertThat(plan.fieldNames()).toIterable().isSubsetOf(UNDERSTOOD);
    List<ObjectNode> manifests = new ArrayList<>();
    for (JsonNode resource : plan.path("resources")) {
      Path path = directory.resolve(resource.asText());
      if (Files.isDirectory(path)) {
        manifests.addAll(build(path));
      } else {
        manifests.add((ObjectNode) YAML.readTree(path.toFile()));
      }
    }
    for (JsonNode patch : plan.path("patches")) {
      JsonNode changes =
          patch.has("path")
              ? YAML.readTree(directory.resolve(patch.path("path").asText()).toFile())
              : YAML.readTree(patch.path("patch").asText());
      manifests.replaceAll(
          manifest -> isMeant(patch, manifest) ? patched(manifest, changes) : manifest);
    }
    manifests.forEach(manifest -> rename(manifest, plan.path("nameSuffix").asText()));
    return manifests;
  }

  private static boolean isMeant(JsonNode patch, JsonNode manifest) {
    return patch.at("/target/kind").equals(manifest.path("kind"))
        && patch.at("/target/name").equals(manifest.at("/metadata/name"));
  }

  private static ObjectNode patched(ObjectNode manifest, JsonNode changes) {
    JsonValue before = jakarta(manifest);
    JsonValue after =
        changes.isArray()
            ? Json.createPatch(jakarta(changes).asJsonArray()).apply(before.asJsonObject())
            : Json.createMergePatch(jakarta(changes)).apply(before);
    try {
      return (ObjectNode) JSON.readTree(after.toString());
    } catch (IOException e) {
      throw new AssertionError("a patched manifest is JSON", e);
    }
  }

  private static JsonValue jakarta(JsonNode node) {
    return Json.createReader(new StringReader(node.toString())).readValue();
  }

  private static void rename(ObjectNode manifest, String suffix) {
    ObjectNode metadata = (ObjectNode) manifest.path("metadata");
    metadata.put("name", metadata.path("name").asText() + suffix);
  }
}
