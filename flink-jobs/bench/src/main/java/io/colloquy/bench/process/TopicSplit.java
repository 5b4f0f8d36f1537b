package io.colloquy.bench.process;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A topic, which has one partition.
 *
 * @param position of the next record
 */
record TopicSplit(long position) implements SourceSplit {
  @Override
  public String splitId() {
    return "0";
  }
}
