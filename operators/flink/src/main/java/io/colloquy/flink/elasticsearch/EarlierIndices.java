package io.colloquy.flink.elasticsearch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.schemas.elasticsearch.IndexTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the indices that an earlier version created the fields that are new in their template: all
 * at once, and if one of them refuses, each by itself, so that no other goes without.
 */
final class EarlierIndices {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierIndices.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ElasticsearchConnection connection;

  EarlierIndices(ElasticsearchConnection connection) {
    this.connection = connection;
  }

  /**
   * Attempts it once. Completes exceptionally where another attempt may help; an index that will
   * never take the fields is told in the log, because only documents that have them are refused.
   */
  CompletableFuture<Void> extend(IndexTemplate template) {
    return unlessRefused(
        put(template.indices(), template), refusal -> extendEach(template, refusal));
  }

  private CompletableFuture<Void> extendEach(IndexTemplate template, ResponseException refusal) {
    CompletableFuture<Void> listed =
        connection
            .perform(new Request("GET", "/" + template.indices() + "/_alias"))
            .thenCompose(answer -> extendEach(names(answer), template));
    return unlessRefused(listed, unlisted -> tell(template.indices(), refusal));
  }

  private CompletableFuture<Void> extendEach(List<String> indices, IndexTemplate template) {
    CompletableFuture<Void> extended = CompletableFuture.completedFuture(null);
    for (String index : indices) {
      extended =
          extended.thenCompose(
              previous -> unlessRefused(put(index, template), refusal -> tell(index, refusal)));
    }
    return extended;
  }

  private CompletableFuture<Void> put(String indices, IndexTemplate template) {
    Request request = new Request("PUT", "/" + indices + "/_mapping");
    request.setJsonEntity(template.fields());
    return connection.perform(request).thenApply(answer -> null);
  }

  private static CompletableFuture<Void> tell(String indices, ResponseException refusal) {
    LOG.warn(
        "{} keeps the fields it has, and documents with newer ones become dead letters. Put right"
            + " what follows, start the job again, and replay them: {}",
        indices,
        refusal.getMessage());
    return CompletableFuture.completedFuture(null);
  }

  private static CompletableFuture<Void> unlessRefused(
      CompletableFuture<Void> attempt,
      Function<ResponseException, CompletableFuture<Void>> refused) {
    return attempt.exceptionallyCompose(
        failure -> {
          Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
          if (!(cause instanceof ResponseException answer)) {
            return CompletableFuture.failedFuture(cause);
          }
          if (status(answer) == 404) {
            return CompletableFuture.completedFuture(null);
          }
          return isFinal(answer) ? refused.apply(answer) : CompletableFuture.failedFuture(answer);
        });
  }

  /** Whether fields of these names are others, or nobody may change the indices. */
  private static boolean isFinal(ResponseException answer) {
    return status(answer) == 400
        || status(answer) == 403
        || answer.getMessage().contains("cluster_block_exception");
  }

  private static int status(ResponseException answer) {
    return answer.getResponse().getStatusLine().getStatusCode();
  }

  private static List<String> names(Response answer) {
    try {
      List<String> names = new ArrayList<>();
      JSON.readTree(answer.getEntity().getContent()).fieldNames().forEachRemaining(names::add);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
