package io.colloquy.flink.passage;

import io.colloquy.core.version.WriteHistory;

/**
 * What was last written at the place of a passage.
 *
 * @param history of the writes
 * @param content a hash of what was written; 0 if it was deleted, or never written
 */
public record WrittenPassage(WriteHistory history, long content) {

  public WrittenPassage {
    history = history == null ? WriteHistory.unwritten() : history;
  }

  static WrittenPassage unwritten() {
    return new WrittenPassage(null, 0);
  }
}
