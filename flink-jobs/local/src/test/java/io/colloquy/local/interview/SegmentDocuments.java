package io.colloquy.local.interview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import io.colloquy.local.tools.TestInterviews;
import io.colloquy.schemas.elasticsearch.Indices;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.http.HttpHost;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;

/** Reads whole documents, with their versions, as Elasticsearch holds them. */
final class SegmentDocuments implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OF_ONE_INTERVIEW =
      List.of("segmentId", "interviewId", "version");

  private static final int NO_SHARD_YET = 503;

  private final RestClient client;

  /** A word and where it begins, in milliseconds of media time. */
  record SpokenWord(String text, long startMs) {}

  /**
   * An interview's documents without what tells interviews apart.
   *
   * @param documents by the id's end: stream, bucket, ordinal
   * @param versions likewise
   */
  record Contents(SortedMap<String, JsonNode> documents, Map<String, Long> versions) {

    List<SpokenWord> words() {
      return documents.values().stream()
          .flatMap(document -> StreamSupport.stream(document.path("words").spliterator(), false))
          .map(word -> new SpokenWord(word.path("text").asText(), word.path("startMs").asLong()))
          .toList();
    }

    /** Whoever says something. */
    SortedSet<String> speakers() {
      return documents.values().stream()
          .filter(document -> document.hasNonNull("speaker"))
          .map(document -> document.path("speaker").asText())
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same, but that speakers have names. */
    Contents named(Map<String, String> names) {
      SortedMap<String, JsonNode> named = new TreeMap<>();
      documents.forEach(
          (id, document) -> {
            String name = names.get(document.path("speaker").asText());
            named.put(
                id,
                name == null
                    ? document
                    : ((ObjectNode) document.deepCopy()).put("speakerName", name));
          });
      return new Contents(named, versions);
    }

    /** Text by the id's end. */
    SortedMap<String, String> texts() {
      SortedMap<String, String> texts = new TreeMap<>();
      documents.forEach((id, document) -> texts.put(id, document.path("text").asText()));
      return texts;
    }

    List<JsonNode> gaps() {
      return documents.values().stream()
          .filter(document -> document.path("kind").asText().equals("gap"))
          .toList();
    }
  }

  SegmentDocuments(String url) {
    client = RestClient.builder(HttpHost.create(url)).build();
  }

  /** What an interview has at this moment. */
  Contents of(String interviewId) {
    Request search = new Request("GET", "/" + Indices.SEGMENTS_ALIAS + "/_search");
    search.addParameter("ignore_unavailable", "true");
    search.addParameter("ignore", Integer.toString(NO_SHARD_YET));
    search.addParameter("version", "true");
    search.addParameter("size", "1000");
    search.addParameter("q", "interviewId:\"" + interviewId + "\"");
    SortedMap<String, JsonNode> documents = new TreeMap<>();
    Map<String, Long> versions = new TreeMap<>();
    String prefix = TestInterviews.TENANT + "/" + interviewId + "/";
    for (JsonNode hit : send(search).at("/hits/hits")) {
      assertThat(hit.path("_id").asText()).startsWith(prefix);
      String id = hit.path("_id").asText().substring(prefix.length());
      ObjectNode document = ((ObjectNode) hit.path("_source")).remove(OF_ONE_INTERVIEW);
      if (document.has("chapterId")) {
        document.put("chapterId", document.get("chapterId").asText().replace(prefix, ""));
      }
      documents.put(id, document);
      versions.put(id, hit.path("_version").asLong());
    }
    return new Contents(documents, versions);
  }

  /** Waits for something to be true of an interview's documents, and returns them. */
  Contents await(String interviewId, String what, long withinMs, Predicate<Contents> condition) {
    Wait.until(interviewId + ": " + what, withinMs, () -> condition.test(of(interviewId)));
    return of(interviewId);
  }

  /** Waits until an interview's documents are these; fails with what is different. */
  Contents awaitSame(String interviewId, Contents expected, long withinMs) {
    try {
      await(interviewId, "expected documents", withinMs, c -> isSame(c, expected));
    } catch (StackException late) {
      assertThat(of(interviewId).documents())
          .as("documents of %s after %d ms", interviewId, withinMs)
          .isEqualTo(expected.documents());
    }
    return of(interviewId);
  }

  private static boolean isSame(Contents actual, Contents expected) {
    return actual.documents().equals(expected.documents());
  }

  private JsonNode send(Request request) {
    try {
      return JSON.readTree(client.performRequest(request).getEntity().getContent());
    } catch (IOException e) {
      throw new StackException("Elasticsearch does not tell its documents: " + e, e);
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
