package io.colloquy.bench.process;

import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** How a savepoint keeps where a topic is read. */
final class TopicPositions implements SimpleVersionedSerializer<TopicSplit> {
  @Override
  public int getVersion() {
    return 1;
  }

  @Override
  public byte[] serialize(TopicSplit split) {
    return ByteBuffer.allocate(Long.BYTES).putLong(split.position()).array();
  }

  @Override
  public TopicSplit deserialize(int version, byte[] serialized) {
    return new TopicSplit(ByteBuffer.wrap(serialized).getLong());
  }
}
