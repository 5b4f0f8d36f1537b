package io.colloquy.schemas.kafka;

import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the schemas that producers published on {@link Topics#SCHEMAS}. It reads the topic only
 * when asked for a schema that it does not know, from where it stopped to the current end. A
 * fingerprint that is not there either is taken as unknown for a few seconds, so that records of a
 * broken producer cost one look-up. May be shared by threads.
 */
public final class KafkaSchemaCatalog implements SchemaCatalog, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaSchemaCatalog.class);
  private static final Duration READ_WITHIN = Duration.ofSeconds(60);
  private static final long UNKNOWN_FOR_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int MAX_UNKNOWN = 10_000;

  private final Consumer<String, String> consumer;
  private final LongSupplier nanoTime;
  private final Map<Long, Schema> schemas = new HashMap<>();
  private final Map<Long, Long> unknownSince = new LinkedHashMap<>();
  private boolean assigned;

  KafkaSchemaCatalog(Consumer<String, String> consumer, LongSupplier nanoTime) {
    this.consumer = consumer;
    this.nanoTime = nanoTime;
  }

  /**
   * A catalogue on a cluster; nothing is read yet.
   *
   * @param kafkaProperties of a consumer; {@code bootstrap.servers} at least
   */
  public static KafkaSchemaCatalog open(Map<String, String> kafkaProperties) {
    Map<String, Object> properties = new HashMap<>(kafkaProperties);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new KafkaSchemaCatalog(
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer()),
        System::nanoTime);
  }

  /**
   * Finds a schema.
   *
   * @throws KafkaException if the topic cannot be read to its end within a minute
   */
  @Override
  public synchronized Optional<Schema> find(long fingerprint) {
    Schema schema = schemas.get(fingerprint);
    if (schema == null && !isKnownAsUnknown(fingerprint)) {
      readToEnd();
      schema = schemas.get(fingerprint);
      if (schema == null) {
        rememberUnknown(fingerprint);
      }
    }
    return Optional.ofNullable(schema);
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }

  private boolean isKnownAsUnknown(long fingerprint) {
    Long since = unknownSince.get(fingerprint);
    return since != null && nanoTime.getAsLong() - since < UNKNOWN_FOR_NANOS;
  }

  private void rememberUnknown(long fingerprint) {
    unknownSince.remove(fingerprint);
    unknownSince.put(fingerprint, nanoTime.getAsLong());
    if (unknownSince.size() > MAX_UNKNOWN) {
      unknownSince.remove(unknownSince.keySet().iterator().next());
    }
  }

  private void readToEnd() {
    long deadline = nanoTime.getAsLong() + READ_WITHIN.toNanos();
    if (!assigned && !assign()) {
      LOG.warn("Topic {} does not exist; only own schemas are known", Topics.SCHEMAS);
      return;
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), READ_WITHIN);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), READ_WITHIN) < end.getValue())) {
      if (nanoTime.getAsLong() > deadline) {
        throw new TimeoutException(
            "%s could not be read to its end within %d s; see that its brokers are up"
                .formatted(Topics.SCHEMAS, READ_WITHIN.toSeconds()));
      }
      consumer.poll(Duration.ofMillis(100)).forEach(this::learn);
    }
  }

  private boolean assign() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.SCHEMAS, READ_WITHIN).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    assigned = !partitions.isEmpty();
    return assigned;
  }

  private void learn(ConsumerRecord<String, String> record) {
    if (record.value() == null) {
      return;
    }
    try {
      Schema schema = new Schema.Parser().parse(record.value());
      schemas.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    } catch (AvroRuntimeException | StackOverflowError e) {
      LOG.warn(
          "Skipping {} {}@{}, which is no Avro schema: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
    }
  }
}
