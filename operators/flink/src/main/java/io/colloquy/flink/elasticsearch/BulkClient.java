package io.colloquy.flink.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.http.StatusLine;
import org.elasticsearch.client.ResponseException;

/** Sends writes in bulk requests and tells what became of them; a failure is an answer too. */
final class BulkClient {
  private static final int LONGEST_INDEX_TIMEOUT_MS = 5_000;

  private final ElasticsearchAsyncClient client;
  private final Time indexTimeout;

  BulkClient(ElasticsearchConnection connection) {
    client =
        new ElasticsearchAsyncClient(
            new RestClientTransport(connection.client(), new JacksonJsonpMapper()));
    // Elasticsearch waits so long for an index that cannot be written. It must answer before the
    // client gives up, else what it wrote to other indices would never be known as written; and
    // soon, because they wait as well.
    int timeoutMs = Math.min(LONGEST_INDEX_TIMEOUT_MS, connection.answerTimeoutMs() / 2);
    indexTimeout = Time.of(time -> time.time(timeoutMs + "ms"));
  }

  /**
   * Sends one request.
   *
   * @return completes on a thread of the client, and never exceptionally but for an {@link Error}
   */
  CompletableFuture<BulkAnswer> send(List<DocumentWrite> writes) {
    BulkRequest request =
        BulkRequest.of(
            bulk ->
                bulk.timeout(indexTimeout)
                    .operations(writes.stream().map(BulkClient::operation).toList()));
    return client.bulk(request).handle((answer, failure) -> answer(writes, answer, failure));
  }

  private static BulkOperation operation(DocumentWrite write) {
    // With external_gte an older version that arrives late, after a lost answer or a restore, is
    // refused with 409 instead of replacing the newer one; the same version may come again.
    if (write.isDelete()) {
      return BulkOperation.of(
          operation ->
              operation.delete(
                  delete ->
                      delete
                          .index(write.index())
                          .id(write.id())
                          .version(write.version())
                          .versionType(VersionType.ExternalGte)));
    }
    BinaryData source = BinaryData.of(onOneLine(write.source()), ContentType.APPLICATION_JSON);
    return BulkOperation.of(
        operation ->
            operation.index(
                index ->
                    index
                        .index(write.index())
                        .id(write.id())
                        .version(write.version())
                        .versionType(VersionType.ExternalGte)
                        .document(source)));
  }

  /** A bulk request is split at line feeds; in JSON a bare one is only ever white space. */
  private static byte[] onOneLine(byte[] source) {
    byte[] line = source.clone();
    for (int i = 0; i < line.length; i++) {
      if (line[i] == '\n' || line[i] == '\r') {
        line[i] = ' ';
      }
    }
    return line;
  }

  private static BulkAnswer answer(
      List<DocumentWrite> writes, BulkResponse answer, Throwable failure) {
    if (failure != null) {
      return failed(failure instanceof CompletionException ? failure.getCause() : failure);
    }
    if (answer.items().size() != writes.size()) {
      return BulkAnswer.failed(
          200,
          "%d documents were sent and %d answered".formatted(writes.size(), answer.items().size()));
    }
    return BulkAnswer.ofItems(answer.items().stream().map(BulkClient::item).toList());
  }

  private static BulkAnswer failed(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof ElasticsearchException refusal) {
      ErrorCause cause = refusal.error();
      return BulkAnswer.refused(refusal.status(), cause.type(), cause.reason());
    }
    if (failure instanceof TransportException strange && strange.response() != null) {
      return BulkAnswer.failed(strange.statusCode(), strange.getMessage());
    }
    // The client hands a refused body (413) through as its HTTP layer saw it.
    if (failure instanceof ResponseException raw) {
      StatusLine line = raw.getResponse().getStatusLine();
      return BulkAnswer.failed(line.getStatusCode(), line.toString());
    }
    return BulkAnswer.failed(0, failure.toString());
  }

  private static BulkAnswer.Item item(BulkResponseItem item) {
    ErrorCause error = item.error();
    return new BulkAnswer.Item(
        item.status(),
        error == null ? null : String.valueOf(error.type()),
        error == null ? null : reason(error));
  }

  private static String reason(ErrorCause error) {
    String cause = error.causedBy() == null ? "" : ": " + error.causedBy().reason();
    return error.reason() + cause;
  }
}
