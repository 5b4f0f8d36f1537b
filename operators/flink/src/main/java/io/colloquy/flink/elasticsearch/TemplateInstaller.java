package io.colloquy.flink.elasticsearch;

import io.colloquy.schemas.elasticsearch.IndexTemplate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the packaged index templates into Elasticsearch, and the fields that are new in them into
 * the indices that are there. Doing so again changes nothing. Without them the first document would
 * create an index whose fields are guessed, and for good; and an index that an earlier version
 * created would refuse documents with new fields.
 */
public final class TemplateInstaller {
  private static final Logger LOG = LoggerFactory.getLogger(TemplateInstaller.class);

  private final ElasticsearchConnection connection;
  private final List<IndexTemplate> templates;

  public TemplateInstaller(ElasticsearchConnection connection, List<IndexTemplate> templates) {
    this.connection = connection;
    this.templates = List.copyOf(templates);
  }

  /**
   * Installs the templates, waiting for Elasticsearch to come up.
   *
   * @throws IOException if Elasticsearch refuses a template, or does not take them in time
   */
  public void install(Duration atMost) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    for (int failures = 1; ; failures++) {
      try {
        tryInstall().get();
        return;
      } catch (ExecutionException e) {
        Throwable failure = e.getCause();
        if (isRefusal(failure)) {
          throw new IOException("Elasticsearch refuses an index template", failure);
        }
        long delayMs = Backoff.DEFAULT.delayMs(failures, ThreadLocalRandom.current());
        if (System.nanoTime() + delayMs * 1_000_000 > deadline) {
          throw new IOException(
              "Elasticsearch took no index templates within %d s; see that it is up and reachable"
                  .formatted(atMost.toSeconds()),
              failure);
        }
        LOG.info("Waiting for Elasticsearch to take index templates: {}", failure.toString());
        Thread.sleep(delayMs);
      }
    }
  }

  /** Attempts it once; completes exceptionally with the first failure. */
  CompletableFuture<Void> tryInstall() {
    CompletableFuture<Void> installed = CompletableFuture.completedFuture(null);
    for (IndexTemplate template : templates) {
      installed = installed.thenCompose(previous -> put(template));
      installed = installed.thenCompose(previous -> extend(template));
    }
    return installed;
  }

  /** Whether Elasticsearch is there, and no proxy answers for it, and will never take it. */
  static boolean isRefusal(Throwable failure) {
    return failure instanceof ResponseException answer
        && status(answer) == 400
        && answer.getResponse().getHeader("X-Elastic-Product") != null;
  }

  private CompletableFuture<Void> put(IndexTemplate template) {
    Request request = new Request("PUT", "/_index_template/" + template.name());
    request.setJsonEntity(template.json());
    return connection
        .perform(request)
        .thenAccept(answer -> LOG.info("Index template {} is installed", template.name()));
  }

  /** Completes also if that is refused: then only documents with new fields are, too. */
  private CompletableFuture<Void> extend(IndexTemplate template) {
    Request request = new Request("PUT", "/" + template.indices() + "/_mapping");
    request.setJsonEntity(template.fields());
    return connection
        .perform(request)
        .handle(
            (answer, failure) -> {
              if (failure == null || failure instanceof ResponseException e && status(e) == 404) {
                return CompletableFuture.<Void>completedFuture(null);
              }
              if (failure instanceof ResponseException e && isFinal(e)) {
                LOG.warn(
                    "Indices {} that exist keep the fields they have; documents with newer ones"
                        + " become dead letters: {}",
                    template.indices(),
                    failure.toString());
                return CompletableFuture.<Void>completedFuture(null);
              }
              return CompletableFuture.<Void>failedFuture(failure);
            })
        .thenCompose(Function.identity());
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
}
