package io.colloquy.local.deadletter;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.local.deadletter.ReplayOutcome.Result;
import io.colloquy.local.search.DocumentStore;
import java.io.IOException;

/**
 * Writes rejected documents to Elasticsearch, each under the version that the job gave it: what is
 * newer stays. A segment that the job has removed or changed since is left out, even where
 * Elasticsearch has forgotten the version of the deletion.
 */
final class DocumentReplay {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final DocumentStore store;
  private final PublishedSegments published;
  private final boolean dryRun;

  DocumentReplay(DocumentStore store, PublishedSegments published, boolean dryRun) {
    this.store = store;
    this.published = published;
    this.dryRun = dryRun;
  }

  /**
   * @throws io.colloquy.local.stack.StackException if Elasticsearch is not there
   */
  ReplayOutcome replay(StoredLetter stored) {
    long version = stored.letter().getDocumentVersion();
    String name = stored.letter().getDocumentId();
    int slash = name.indexOf('/');
    if (version < 0 || slash < 0) {
      return new ReplayOutcome(
          Result.LOST, "the letter is of an older job and does not tell the document's version");
    }
    String index = name.substring(0, slash);
    String id = name.substring(slash + 1);
    if (stored.letter().getPayloadBytes() == 0) {
      return delete(index, id, version);
    }
    byte[] source = stored.payload();
    if (source == null) {
      return new ReplayOutcome(
          Result.LOST,
          "its %d bytes were too many for the letter; transcribe the interview anew"
              .formatted(stored.letter().getPayloadBytes()));
    }
    return switch (published.compare(id, version)) {
      case REMOVED_SINCE ->
          new ReplayOutcome(Result.SEGMENT_REMOVED, "the job has removed this segment since");
      case CHANGED_SINCE ->
          new ReplayOutcome(Result.NEWER, "the job has written this segment anew since");
      case CURRENT, UNKNOWN -> write(index, id, version, source);
    };
  }

  private ReplayOutcome write(String index, String id, long version, byte[] source) {
    JsonNode document;
    try {
      document = JSON.readTree(source);
    } catch (IOException e) {
      return new ReplayOutcome(Result.LOST, "the letter's document is no JSON: " + e.getMessage());
    }
    return settle(
        Result.WRITTEN,
        () ->
            store.trySending(
                client ->
                    client.index(
                        write ->
                            write
                                .index(index)
                                .id(id)
                                .version(version)
                                .versionType(VersionType.ExternalGte)
                                .document(document))));
  }

  private ReplayOutcome delete(String index, String id, long version) {
    return settle(
        Result.REMOVED,
        () ->
            store.trySending(
                client ->
                    client.delete(
                        delete ->
                            delete
                                .index(index)
                                .id(id)
                                .version(version)
                                .versionType(VersionType.ExternalGte))));
  }

  private ReplayOutcome settle(Result done, Runnable request) {
    if (dryRun) {
      return ReplayOutcome.of(Result.WOULD_BE_TRIED);
    }
    try {
      request.run();
      return ReplayOutcome.of(done);
    } catch (ElasticsearchException refusal) {
      if (refusal.status() == CONFLICT) {
        return ReplayOutcome.of(Result.NEWER);
      }
      if (refusal.status() == NOT_FOUND && done == Result.REMOVED) {
        return ReplayOutcome.of(done);
      }
      return new ReplayOutcome(Result.REFUSED, reason(refusal.error()));
    }
  }

  private static String reason(ErrorCause error) {
    String cause = error.causedBy() == null ? "" : ": " + error.causedBy().reason();
    return error.reason() + cause;
  }
}
