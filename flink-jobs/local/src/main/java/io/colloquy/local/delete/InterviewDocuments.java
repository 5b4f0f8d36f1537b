package io.colloquy.local.delete;

import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.search.DocumentStore;
import io.colloquy.schemas.elasticsearch.Indices;
import java.time.Instant;
import java.util.Optional;

/** Whatever an interview has in Elasticsearch, in every index. */
final class InterviewDocuments {

  private final DocumentStore store;
  private final InterviewKey interview;

  InterviewDocuments(DocumentStore store, InterviewKey interview) {
    this.store = store;
    this.interview = interview;
  }

  /** How many documents there are at this moment, those included that no search shows yet. */
  long count() {
    store.send(
        client ->
            client.indices().refresh(r -> r.index(Indices.ALL_PATTERN).ignoreUnavailable(true)));
    return store
        .send(
            client ->
                client.count(
                    count ->
                        count
                            .index(Indices.ALL_PATTERN)
                            .ignoreUnavailable(true)
                            .query(DocumentStore.of(interview))))
        .count();
  }

  /** The instant of media time 0, if a document tells it. */
  Optional<Instant> beganAt() {
    return store
        .send(
            client ->
                client.search(
                    search ->
                        search
                            .index(Indices.ALL_PATTERN)
                            .ignoreUnavailable(true)
                            .size(1)
                            .query(DocumentStore.of(interview)),
                    JsonNode.class))
        .hits()
        .hits()
        .stream()
        .map(Hit::source)
        .map(document -> Instant.parse(document.path("interviewBeganAt").asText()))
        .findFirst();
  }
}
