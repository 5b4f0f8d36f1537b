package io.colloquy.bench.process;

import io.colloquy.flink.read.KafkaRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Reads a topic once it is told where to begin. Runs on the task's own thread alone. */
final class TopicReader implements SourceReader<KafkaRecord, TopicSplit> {
  private final InProcessTopics topics;
  private final String topic;
  private final CompletableFuture<Void> assigned = new CompletableFuture<>();
  private long position = -1;

  TopicReader(InProcessTopics topics, String topic) {
    this.topics = topics;
    this.topic = topic;
  }

  @Override
  public void start() {}

  @Override
  public InputStatus pollNext(ReaderOutput<KafkaRecord> output) {
    KafkaRecord record = position < 0 ? null : topics.read(topic, position);
    if (record == null) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    position++;
    output.collect(record, record.appendedAtMs());
    return InputStatus.MORE_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return position < 0 ? assigned : topics.availableAt(topic, position);
  }

  @Override
  public void addSplits(List<TopicSplit> splits) {
    position = splits.get(0).position();
    assigned.complete(null);
  }

  @Override
  public List<TopicSplit> snapshotState(long checkpointId) {
    return position < 0 ? List.of() : List.of(new TopicSplit(position));
  }

  @Override
  public void notifyNoMoreSplits() {}

  @Override
  public void close() {}
}
