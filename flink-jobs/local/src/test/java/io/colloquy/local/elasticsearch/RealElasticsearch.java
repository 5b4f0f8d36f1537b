package io.colloquy.local.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.local.stack.SearchNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one real server of these tests to each that asks for it. */
final class RealElasticsearch implements CloseableResource {
  /** What {@link OnRealElasticsearch} declares. */
  static final class Resolver implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == RealElasticsearch.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(RealElasticsearch.class))
          .getOrComputeIfAbsent(RealElasticsearch.class, type -> start(), RealElasticsearch.class);
    }
  }

  private final SearchNode node;

  private RealElasticsearch(SearchNode node) {
    this.node = node;
  }

  private static RealElasticsearch start() {
    try {
      return new RealElasticsearch(
          SearchNode.start(
              "elasticsearch-sink",
              "http.max_content_length: 1mb",
              "indexing_pressure.memory.limit: 2mb",
              "thread_pool.write.size: 1",
              "thread_pool.write.queue_size: 1"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  SearchNode node() {
    return node;
  }

  /** Sets a setting of the whole cluster, or with null its default. */
  void clusterSetting(String name, Object value) {
    String json = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    node.request("PUT", "/_cluster/settings", "{\"persistent\":{\"%s\":%s}}".formatted(name, json));
  }

  void indexSetting(String index, String name, Object value) {
    node.request("PUT", "/" + index + "/_settings", "{\"%s\":%s}".formatted(name, value));
  }

  /** The ids of an index, or of several by a pattern, and the version of each. */
  Map<String, Long> versions(String index) {
    node.request("POST", "/" + index + "/_refresh", null);
    Map<String, Long> versions = new TreeMap<>();
    for (JsonNode hit :
        node.request("GET", "/" + index + "/_search?version=true&size=10000", null)
            .at("/hits/hits")) {
      versions.put(hit.get("_id").asText(), hit.get("_version").asLong());
    }
    return versions;
  }

  /** What {@link #versions} should tell after these writes. */
  static Map<String, Long> versions(Collection<DocumentWrite> writes) {
    return new TreeMap<>(
        writes.stream().collect(Collectors.toMap(DocumentWrite::id, DocumentWrite::version)));
  }

  @Override
  public void close() {
    node.close();
  }
}
