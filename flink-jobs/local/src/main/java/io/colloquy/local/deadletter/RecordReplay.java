package io.colloquy.local.deadletter;

import io.colloquy.local.deadletter.ReplayOutcome.Result;
import io.colloquy.local.stack.StackException;
import io.colloquy.schemas.DeadLetter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends rejected records to their topics again, each once however many letters keep it. A record
 * that the job has already changes nothing.
 */
final class RecordReplay implements AutoCloseable {

  private static final int LARGEST_REQUEST = 64 << 20;

  private final TopicScan topics;
  private final Producer<byte[], byte[]> producer;
  private final boolean dryRun;
  private final SentRecords sent = new SentRecords();

  private RecordReplay(String kafka, boolean dryRun) {
    this.dryRun = dryRun;
    topics = TopicScan.open(kafka);
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                LARGEST_REQUEST),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  static RecordReplay open(String kafka, boolean dryRun) {
    return new RecordReplay(kafka, dryRun);
  }

  /**
   * Sends the record of a letter: as the letter keeps it, or else as it still lies on its topic.
   *
   * @throws StackException when Kafka does not take it
   */
  ReplayOutcome replay(StoredLetter stored) throws InterruptedException {
    DeadLetter letter = stored.letter();
    if (letter.getTopic() == null) {
      return new ReplayOutcome(Result.LOST, "the letter tells of no record and of no document");
    }
    if (letter.getPayloadBytes() == 0) {
      return ReplayOutcome.of(Result.NOTHING_TO_SEND);
    }
    Optional<ProducerRecord<byte[], byte[]>> record = record(stored);
    if (record.isEmpty()) {
      return new ReplayOutcome(
          Result.LOST,
          "its %d bytes were too many for the letter, and its topic does not hold them any more"
              .formatted(letter.getPayloadBytes()));
    }
    if (!sent.add(record.get())) {
      return ReplayOutcome.of(Result.SENT_ALREADY);
    }
    if (dryRun) {
      return ReplayOutcome.of(Result.WOULD_BE_SENT);
    }
    send(record.get());
    return ReplayOutcome.of(Result.SENT);
  }

  private Optional<ProducerRecord<byte[], byte[]>> record(StoredLetter stored) {
    DeadLetter letter = stored.letter();
    byte[] payload = stored.payload();
    if (payload != null) {
      return Optional.of(new ProducerRecord<>(letter.getTopic(), stored.key(), payload));
    }
    return topics
        .at(letter.getTopic(), letter.getPartition(), letter.getOffset())
        .filter(lying -> lying.value() != null)
        .map(RecordReplay::copy);
  }

  private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(record.topic(), record.key(), record.value());
  }

  private void send(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new StackException(
          "Kafka does not take records for %s: %s; replay again when it does"
              .formatted(record.topic(), e.getCause().getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    producer.close();
    topics.close();
  }
}
