package io.colloquy.flink.elasticsearch;

import java.util.List;

/**
 * The answer to a bulk request.
 *
 * @param status HTTP status of the request, or 0 when there was no answer
 * @param errorType Elasticsearch's name of what went wrong with the request as a whole, or null if
 *     it did not say
 * @param error what went wrong with the request as a whole, or null
 * @param items one for each document in order, or empty when the request failed as a whole
 */
record BulkAnswer(int status, String errorType, String error, List<Item> items) {
  /**
   * The answer for one document.
   *
   * @param errorType Elasticsearch's name of the error, or null
   * @param reason the error in words, or null
   */
  record Item(int status, String errorType, String reason) {}

  static BulkAnswer ofItems(List<Item> items) {
    return new BulkAnswer(200, null, null, items);
  }

  /** Without an error of Elasticsearch: there was no answer, or it is somebody else's. */
  static BulkAnswer failed(int status, String error) {
    return new BulkAnswer(status, null, error, List.of());
  }

  static BulkAnswer refused(int status, String errorType, String reason) {
    return new BulkAnswer(status, errorType, errorType + ": " + reason, List.of());
  }

  /** Whether other credentials may be needed, for the request or for one of its items. */
  boolean isUnauthorized() {
    return ElasticsearchConnection.isRefused(status)
        || items.stream().anyMatch(item -> ElasticsearchConnection.isRefused(item.status()));
  }

  boolean isFailed() {
    return error != null;
  }
}
