package io.colloquy.flink.elasticsearch;

import io.colloquy.schemas.elasticsearch.IndexTemplate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
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
  private final EarlierIndices earlier;

  public TemplateInstaller(ElasticsearchConnection connection, List<IndexTemplate> templates) {
    this.connection = connection;
    this.templates = List.copyOf(templates);
    this.earlier = new EarlierIndices(connection);
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
      installed = installed.thenCompose(previous -> earlier.extend(template));
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

  private static int status(ResponseException answer) {
    return answer.getResponse().getStatusLine().getStatusCode();
  }
}
