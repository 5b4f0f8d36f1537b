package io.colloquy.flink.elasticsearch;

import java.io.IOException;
import java.io.Serializable;

/**
 * Takes the documents that Elasticsearch refuses for good. Created on the task, called by its
 * thread. Before a checkpoint completes, every rejection since the last one has been flushed, so
 * that none is lost; after a failure some may be reported again.
 */
public interface RejectionHandler extends AutoCloseable {
  /** Makes a handler on the task. */
  @FunctionalInterface
  interface Factory extends Serializable {
    RejectionHandler create();
  }

  /**
   * Takes a document.
   *
   * @param reason in words: status, kind of error, and what Elasticsearch says about it
   */
  void reject(DocumentWrite write, String reason) throws IOException;

  /** Returns when everything taken so far is safe. */
  void flush() throws IOException;

  @Override
  void close() throws IOException;
}
