package io.colloquy.bench.upgrade;

import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.elasticsearch.RejectionHandler;
import java.io.IOException;

/** Fails the job when a document is refused. */
final class NoRejections implements RejectionHandler {
  @Override
  public void reject(DocumentWrite write, String reason) throws IOException {
    throw new IOException(write + " was refused: " + reason);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
