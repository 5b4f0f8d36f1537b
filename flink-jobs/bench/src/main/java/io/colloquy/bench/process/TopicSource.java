package io.colloquy.bench.process;

import io.colloquy.flink.read.KafkaRecord;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A source of one task that reads a topic of this process, and goes on where a savepoint says. */
record TopicSource(LiveObject<InProcessTopics> topics, String topic)
    implements Source<KafkaRecord, TopicSplit, TopicSplit> {
  private static final TopicSplit BEGINNING = new TopicSplit(0);

  /** The reader has the topic, and keeps it in its own state. */
  private static final TopicSplit HANDED_OUT = new TopicSplit(-1);

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<KafkaRecord, TopicSplit> createReader(SourceReaderContext context) {
    return new TopicReader(topics.get(), topic);
  }

  @Override
  public SplitEnumerator<TopicSplit, TopicSplit> createEnumerator(
      SplitEnumeratorContext<TopicSplit> context) {
    return new Assignment(context, BEGINNING);
  }

  @Override
  public SplitEnumerator<TopicSplit, TopicSplit> restoreEnumerator(
      SplitEnumeratorContext<TopicSplit> context, TopicSplit unassigned) {
    return new Assignment(context, unassigned);
  }

  @Override
  public SimpleVersionedSerializer<TopicSplit> getSplitSerializer() {
    return new TopicPositions();
  }

  @Override
  public SimpleVersionedSerializer<TopicSplit> getEnumeratorCheckpointSerializer() {
    return new TopicPositions();
  }

  /** Hands the topic to the one reader there is. */
  private static final class Assignment implements SplitEnumerator<TopicSplit, TopicSplit> {
    private final SplitEnumeratorContext<TopicSplit> context;
    private TopicSplit unassigned;

    Assignment(SplitEnumeratorContext<TopicSplit> context, TopicSplit unassigned) {
      this.context = context;
      this.unassigned = unassigned;
    }

    @Override
    public void start() {}

    @Override
    public void addReader(int subtask) {
      if (unassigned.position() >= 0) {
        context.assignSplit(unassigned, subtask);
        unassigned = HANDED_OUT;
      }
    }

    @Override
    public void addSplitsBack(List<TopicSplit> splits, int subtask) {
      unassigned = splits.get(0);
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public TopicSplit snapshotState(long checkpointId) {
      return unassigned;
    }

    @Override
    public void close() {}
  }
}
