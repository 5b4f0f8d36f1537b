package io.colloquy.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.OwnSchemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaSchemaCatalogTest {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.SCHEMAS, 0);
  private static final Schema CHUNK = AudioChunk.getClassSchema();
  private static final Schema LETTER = DeadLetter.getClassSchema();

  private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
  private final AtomicLong now = new AtomicLong();
  private final KafkaSchemaCatalog catalog = new KafkaSchemaCatalog(consumer, now::get);
  private long end;

  @BeforeEach
  void createTopic() {
    consumer.updatePartitions(
        Topics.SCHEMAS, List.of(new PartitionInfo(Topics.SCHEMAS, 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 0L));
  }

  @Test
  void findsWhatWasPublished() {
    arrives(CHUNK.toString());
    arrives(LETTER.toString());

    assertThat(find(CHUNK)).contains(CHUNK);
    assertThat(find(LETTER)).contains(LETTER);
  }

  @Test
  void findsWhatIsPublishedLater() {
    assertThat(find(CHUNK)).isEmpty();
    arrives(LETTER.toString());

    assertThat(find(LETTER)).contains(LETTER);
  }

  @Test
  void takesAnUnknownFingerprintAsUnknownForFiveSeconds() {
    assertThat(find(CHUNK)).isEmpty();
    arrives(CHUNK.toString());
    now.addAndGet(TimeUnit.SECONDS.toNanos(5) - 1);
    assertThat(find(CHUNK)).isEmpty();
    now.addAndGet(1);

    assertThat(find(CHUNK)).contains(CHUNK);
  }

  @Test
  void skipsWhatIsNoSchema() {
    arrives("{\"type\":\"no such type\"}");
    arrives(record("{\"name\":\"a\",\"type\":\"string\",\"default\":null}"));
    arrives(record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"a\",\"type\":\"int\"}"));
    arrives("[\"int\",\"int\"]");
    arrives("{\"type\":\"fixed\",\"name\":\"F\",\"size\":-1}");
    arrives("{\"type\":\"array\",\"items\":".repeat(100_000));
    arrives(null);
    arrives(CHUNK.toString());

    assertThat(find(CHUNK)).contains(CHUNK);
  }

  private static String record(String fields) {
    return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[%s]}".formatted(fields);
  }

  @Test
  void knowsNothingWithoutATopic() {
    var empty = new MockConsumer<String, String>("earliest");

    assertThat(new KafkaSchemaCatalog(empty, now::get).find(1)).isEmpty();
  }

  @Test
  void failsWhenTheTopicCannotBeRead() {
    consumer.setOffsetsException(new KafkaException("scripted"));

    assertThatExceptionOfType(KafkaException.class).isThrownBy(() -> find(CHUNK));
  }

  @Test
  void publishesOnlyWhatIsMissing() throws Exception {
    arrives(CHUNK.toString());
    try (var producer =
        new MockProducer<>(true, null, new StringSerializer(), new StringSerializer())) {
      int published = SchemaPublisher.publish(catalog, producer, OwnSchemas.ALL);

      assertThat(published).isEqualTo(OwnSchemas.ALL.size() - 1);
      assertThat(producer.history())
          .hasSize(published)
          .extracting(ProducerRecord::key)
          .allSatisfy(key -> assertThat(key).matches("[0-9a-f]{16}"));
      assertThat(producer.history())
          .extracting(ProducerRecord::value)
          .contains(LETTER.toString())
          .doesNotContain(CHUNK.toString());
    }
  }

  private void arrives(String value) {
    consumer.updateEndOffsets(Map.of(PARTITION, end + 1));
    long offset = end++;
    consumer.schedulePollTask(
        () -> consumer.addRecord(new ConsumerRecord<>(Topics.SCHEMAS, 0, offset, "key", value)));
  }

  private Optional<Schema> find(Schema schema) {
    return catalog.find(SchemaNormalization.parsingFingerprint64(schema));
  }
}
