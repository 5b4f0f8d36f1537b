package io.colloquy.flink.elasticsearch;

import java.util.ArrayList;
import java.util.List;

/** Remembers what was rejected. */
final class CollectedRejections implements RejectionHandler {
  final List<String> ids = new ArrayList<>();
  final List<String> reasons = new ArrayList<>();
  int flushed;
  boolean closed;

  @Override
  public void reject(DocumentWrite write, String reason) {
    ids.add(write.id());
    reasons.add(reason);
  }

  @Override
  public void flush() {
    flushed = ids.size();
  }

  @Override
  public void close() {
    closed = true;
  }
}
