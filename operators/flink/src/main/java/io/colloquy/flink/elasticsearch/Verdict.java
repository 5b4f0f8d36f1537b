package io.colloquy.flink.elasticsearch;

/** What follows from an answer of Elasticsearch. */
enum Verdict {
  /** Elasticsearch holds this version or a newer one. */
  DONE,
  /** Nothing is wrong with the document: wait and send it again, for ever. */
  RETRY,
  /** Elasticsearch will never take this document. */
  REJECT,
  /** Something in the request is refused: send it in halves, until the culprit is alone. */
  SPLIT;

  /**
   * Judges the answer to a whole bulk request that was not answered item by item. Only two are
   * about the documents in it: it is too large, or Elasticsearch cannot read it. Any other, such as
   * a proxy's, is about whoever asks, and how.
   *
   * @param status the HTTP status, or 0 when there was no answer; 200 means an answer that is not
   *     one of Elasticsearch
   * @param errorType Elasticsearch's name of the error, or null if the answer has none
   */
  static Verdict ofRequest(int status, String errorType) {
    return status == 413 || (status == 400 && errorType != null) ? SPLIT : RETRY;
  }

  /** Judges the answer to one document of a bulk request. */
  static Verdict ofItem(BulkAnswer.Item item, boolean delete) {
    int status = item.status();
    boolean failed = item.errorType() != null;
    // 409 is a version conflict: a newer version is there already. A deletion of what is not there
    // answers 404 without an error; with one, the whole index is missing and may come.
    if (status == 409 || (!failed && (status < 300 || (delete && status == 404)))) {
      return DONE;
    }
    return isRefused(status) && !isAboutTheIndex(item) ? REJECT : RETRY;
  }

  /**
   * Whether the index cannot be made or used as things are: a new one would exceed the cluster's
   * limit of shards, or it is closed.
   */
  private static boolean isAboutTheIndex(BulkAnswer.Item item) {
    return "validation_exception".equals(item.errorType())
        || "index_closed_exception".equals(item.errorType());
  }

  private static boolean isRefused(int status) {
    return switch (status) {
      case 401, 403, 404, 408, 429 -> false;
      default -> status >= 400 && status < 500;
    };
  }
}
