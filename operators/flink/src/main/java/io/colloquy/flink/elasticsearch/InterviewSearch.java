package io.colloquy.flink.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.version.DocumentVersion;
import io.colloquy.flink.elasticsearch.DocumentWrite.Key;
import io.colloquy.schemas.elasticsearch.Indices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;

/** Finds the documents of an interview in every index that may hold some. */
final class InterviewSearch {
  /** Documents in one answer. */
  static final int PAGE = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ElasticsearchConnection connection;

  InterviewSearch(ElasticsearchConnection connection) {
    this.connection = connection;
  }

  /**
   * Finds documents below a version, those included that were written just before.
   *
   * @return completes on a thread of the client with at most {@link #PAGE} documents, none if no
   *     index holds any; exceptionally if Elasticsearch did not look everywhere
   */
  CompletableFuture<List<Key>> find(String interviewKey, long version) {
    return connection
        .perform(request("_refresh"))
        .thenApply(InterviewSearch::requireAllShards)
        .thenCompose(refreshed -> connection.perform(search(interviewKey, version)))
        .thenApply(InterviewSearch::documents);
  }

  private static Request search(String interviewKey, long version) {
    InterviewKey key = InterviewKey.parse(interviewKey);
    ObjectNode search = JSON.createObjectNode().put("size", PAGE).put("_source", false);
    ArrayNode filter = search.putObject("query").putObject("bool").putArray("filter");
    filter.addObject().putObject("term").put("tenantId", key.tenantId());
    filter.addObject().putObject("term").put("interviewId", key.interviewId());
    if (version < DocumentVersion.HIGHEST) {
      filter.addObject().putObject("range").putObject("version").put("lt", version);
    }
    Request request = request("_search");
    // A search that left out a shard would take documents there for deleted.
    request.addParameter("allow_partial_search_results", "false");
    request.addParameter("filter_path", "_shards,hits.hits._index,hits.hits._id");
    request.setJsonEntity(search.toString());
    return request;
  }

  private static Request request(String endpoint) {
    Request request = new Request("POST", "/" + Indices.ALL_PATTERN + "/" + endpoint);
    // A closed index cannot be searched. Left out, what it holds would be taken for deleted; so it
    // fails the request, until somebody opens it.
    request.addParameter("expand_wildcards", "open,closed,hidden");
    request.addParameter("ignore_unavailable", "false");
    request.addParameter("allow_no_indices", "true");
    return request;
  }

  private static JsonNode requireAllShards(Response response) {
    try (InputStream body = response.getEntity().getContent()) {
      JsonNode answer = JSON.readTree(body);
      int failed = answer.at("/_shards/failed").asInt();
      if (failed > 0) {
        throw new IOException(failed + " shards did not answer " + response.getRequestLine());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Key> documents(Response response) {
    List<Key> documents = new ArrayList<>();
    for (JsonNode hit : requireAllShards(response).at("/hits/hits")) {
      documents.add(new Key(hit.get("_index").asText(), hit.get("_id").asText()));
    }
    return documents;
  }
}
