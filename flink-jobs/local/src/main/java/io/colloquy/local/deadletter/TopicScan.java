package io.colloquy.local.deadletter;

import io.colloquy.local.stack.StackException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics as they are at this moment: committed records only. For use by one thread. */
public final class TopicScan implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final String kafka;
  private final KafkaConsumer<byte[], byte[]> consumer;

  private TopicScan(String kafka) {
    this.kafka = kafka;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) ANSWER.toMillis()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  public static TopicScan open(String kafka) {
    return new TopicScan(kafka);
  }

  /**
   * Reads a topic from its first record to its current end, one partition after the other.
   *
   * @throws StackException if Kafka does not answer
   */
  public void toEnd(String topic, Consumer<ConsumerRecord<byte[], byte[]>> use) {
    try {
      for (TopicPartition partition : partitions(topic)) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
          for (ConsumerRecord<byte[], byte[]> record : poll(partition)) {
            if (record.offset() < end) {
              use.accept(record);
            }
          }
        }
      }
    } catch (KafkaException e) {
      throw unreadable(topic, e);
    }
  }

  /**
   * Reads one record; empty if the topic does not hold it any more.
   *
   * @throws StackException if Kafka does not answer
   */
  Optional<ConsumerRecord<byte[], byte[]>> at(String topic, int number, long offset) {
    try {
      TopicPartition partition = new TopicPartition(topic, number);
      if (!partitions(topic).contains(partition)) {
        return Optional.empty();
      }
      List<TopicPartition> one = List.of(partition);
      consumer.assign(one);
      if (offset < consumer.beginningOffsets(one).get(partition)
          || offset >= consumer.endOffsets(one).get(partition)) {
        return Optional.empty();
      }
      consumer.seek(partition, offset);
      while (consumer.position(partition) <= offset) {
        for (ConsumerRecord<byte[], byte[]> record : poll(partition)) {
          if (record.offset() == offset) {
            return Optional.of(record);
          }
        }
      }
      return Optional.empty();
    } catch (KafkaException e) {
      throw unreadable(topic, e);
    }
  }

  /** What comes next; a broker that has gone away would otherwise be waited for without end. */
  private ConsumerRecords<byte[], byte[]> poll(TopicPartition partition) {
    long from = consumer.position(partition);
    long deadline = System.nanoTime() + ANSWER.toNanos();
    while (System.nanoTime() - deadline < 0) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      if (consumer.position(partition) > from) {
        return records;
      }
    }
    throw new TimeoutException("no answer for %d s".formatted(ANSWER.toSeconds()));
  }

  private List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private StackException unreadable(String topic, KafkaException reason) {
    return new StackException(
        "%s cannot be read from Kafka at %s: %s; ./colloquy status tells how it is"
            .formatted(topic, kafka, reason.getMessage()),
        reason);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
