package io.colloquy.flink.elasticsearch;

import io.colloquy.schemas.elasticsearch.IndexTemplate;
import java.util.List;
import java.util.Objects;

/**
 * Builds an {@link ElasticsearchSink}, under the names of Flink's own connector. Credentials and
 * the certificate authority are not set here: the tasks read them from their environment (see
 * {@link ElasticsearchConnection}), so that no job graph carries a secret.
 */
public final class ElasticsearchSinkBuilder {
  private static final long MEGABYTE = 1L << 20;

  private List<String> hosts = List.of();
  private String pathPrefix;
  private int connectionTimeoutMs = ConnectionSettings.DEFAULT_CONNECT_TIMEOUT_MS;
  private int socketTimeoutMs = ConnectionSettings.DEFAULT_SOCKET_TIMEOUT_MS;
  private int maxActions = 1_000;
  private long maxBytes = 5 * MEGABYTE;
  private long intervalMs = 1_000;
  private int maxInFlightRequests = 4;
  private int maxBufferedActions = 500_000;
  private long maxBufferedBytes = 128 * MEGABYTE;
  private Backoff backoff = Backoff.DEFAULT;
  private RejectionHandler.Factory rejections;
  private List<IndexTemplate> indexTemplates = IndexTemplate.all();

  /** Addresses such as {@code https://search.example.org:9200}; required. */
  public ElasticsearchSinkBuilder setHosts(String... hosts) {
    this.hosts = List.of(hosts);
    return this;
  }

  /** What a proxy expects before every path. */
  public ElasticsearchSinkBuilder setConnectionPathPrefix(String pathPrefix) {
    this.pathPrefix = pathPrefix;
    return this;
  }

  public ElasticsearchSinkBuilder setConnectionTimeout(int milliseconds) {
    this.connectionTimeoutMs = positive(milliseconds, "connection timeout");
    return this;
  }

  /** How long a request may stay without an answer before it is sent again. */
  public ElasticsearchSinkBuilder setSocketTimeout(int milliseconds) {
    this.socketTimeoutMs = positive(milliseconds, "socket timeout");
    return this;
  }

  /** Documents in one bulk request; 1000 by default. */
  public ElasticsearchSinkBuilder setBulkFlushMaxActions(int maxActions) {
    this.maxActions = positive(maxActions, "number of documents in a bulk request");
    return this;
  }

  /** Size of one bulk request; 5 MB by default. A larger document goes by itself. */
  public ElasticsearchSinkBuilder setBulkFlushMaxSizeMb(int megabytes) {
    this.maxBytes = positive(megabytes, "size of a bulk request") * MEGABYTE;
    return this;
  }

  /** How long a document waits for others to go with it; 1 s by default. */
  public ElasticsearchSinkBuilder setBulkFlushInterval(long milliseconds) {
    this.intervalMs = positive(Math.toIntExact(milliseconds), "bulk interval");
    return this;
  }

  /** Waiting times after a failure; from 0.5 s to 5 s by default. */
  public ElasticsearchSinkBuilder setBulkFlushBackoff(long firstMs, long longestMs) {
    this.backoff = new Backoff(firstMs, longestMs);
    return this;
  }

  /** Bulk requests without an answer, per subtask; 4 by default. */
  public ElasticsearchSinkBuilder setMaxInFlightRequests(int maxInFlightRequests) {
    this.maxInFlightRequests = positive(maxInFlightRequests, "number of requests in flight");
    return this;
  }

  /**
   * Writes without an answer, per subtask, before the stream is held back; 500 000 by default. A
   * segment brings about ten: deletions of what its bucket may have held before.
   */
  public ElasticsearchSinkBuilder setMaxBufferedRequests(int maxBufferedActions) {
    this.maxBufferedActions = positive(maxBufferedActions, "number of buffered documents");
    return this;
  }

  /**
   * The same as a size on the heap; 128 MB by default. A checkpoint grows by as much at most, and
   * takes another copy of it on the heap while it lasts.
   */
  public ElasticsearchSinkBuilder setMaxBufferedSizeMb(int megabytes) {
    this.maxBufferedBytes = positive(megabytes, "size of the buffer") * MEGABYTE;
    return this;
  }

  /** Where documents go that Elasticsearch refuses for good; required. */
  public ElasticsearchSinkBuilder setRejectionHandler(RejectionHandler.Factory rejections) {
    this.rejections = rejections;
    return this;
  }

  /** The templates to install before the first document; those of Colloquy by default. */
  public ElasticsearchSinkBuilder setIndexTemplates(List<IndexTemplate> indexTemplates) {
    this.indexTemplates = List.copyOf(indexTemplates);
    return this;
  }

  /**
   * The sink.
   *
   * @throws IllegalArgumentException if a host is not an address
   * @throws NullPointerException if the rejection handler is missing
   */
  public ElasticsearchSink build() {
    return new ElasticsearchSink(
        new ConnectionSettings(hosts, pathPrefix, connectionTimeoutMs, socketTimeoutMs),
        new BulkSettings(
            maxActions,
            maxBytes,
            intervalMs,
            maxInFlightRequests,
            maxBufferedActions,
            maxBufferedBytes),
        backoff,
        Objects.requireNonNull(rejections, "Set a handler for rejected documents"),
        indexTemplates);
  }

  private static int positive(int value, String what) {
    if (value <= 0) {
      throw new IllegalArgumentException("The %s must be above 0, not %d".formatted(what, value));
    }
    return value;
  }
}
