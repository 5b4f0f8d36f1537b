package io.colloquy.schemas.kafka;

import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes writer schemas on {@link Topics#SCHEMAS}: the key is the fingerprint in 16 hex digits,
 * the value the schema as JSON. A producer publishes its schemas before its first record.
 */
public final class SchemaPublisher {
  /**
   * Publishes those of the schemas that are not on the topic yet, and waits for them to be there.
   *
   * @param kafkaProperties of a client; {@code bootstrap.servers} at least
   * @return how many were missing
   * @throws KafkaException if the topic cannot be read or written
   */
  public static int publish(Map<String, String> kafkaProperties, Collection<Schema> schemas)
      throws InterruptedException {
    Map<String, Object> properties = new HashMap<>(kafkaProperties);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    try (KafkaSchemaCatalog published = KafkaSchemaCatalog.open(kafkaProperties);
        Producer<String, String> producer =
            new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      return publish(published, producer, schemas);
    }
  }

  static int publish(
      SchemaCatalog published, Producer<String, String> producer, Collection<Schema> schemas)
      throws InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Schema schema : schemas) {
      long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
      if (published.find(fingerprint).isEmpty()) {
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    Topics.SCHEMAS, "%016x".formatted(fingerprint), schema.toString())));
      }
    }
    producer.flush();
    for (Future<RecordMetadata> one : sent) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new KafkaException("Cannot publish a schema to " + Topics.SCHEMAS, e.getCause());
      }
    }
    return sent.size();
  }

  private SchemaPublisher() {}
}
