package io.colloquy.local.tools;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;

import io.colloquy.local.stack.Wait;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.TranscriptSegment;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what the job writes to Kafka, committed transactions only. */
public final class TopicReader {

  /** What the job writes can be read, or the test is over. */
  private static final class Decoder<T extends SpecificRecord> {
    private final RecordDecoder<T> decoder;

    Decoder(Class<T> type) {
      decoder = new RecordDecoder<>(type, SchemaCatalog.own());
    }

    T decode(byte[] value) {
      try {
        return decoder.decode(value);
      } catch (RecordDecodingException e) {
        throw new AssertionError("the job wrote a record that cannot be read", e);
      }
    }
  }

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration READ = Duration.ofMillis(PATIENCE_MS);

  private final String kafka;

  public TopicReader(String kafka) {
    this.kafka = kafka;
  }

  /** Text of each segment of an interview by the end of its id, deleted ones left out. */
  public SortedMap<String, String> segmentTexts(String interviewId) {
    Decoder<TranscriptSegment> decoder = new Decoder<>(TranscriptSegment.class);
    String prefix = TestInterviews.TENANT + "/" + interviewId + "/";
    SortedMap<String, String> texts = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : read(Topics.SEGMENTS)) {
      String id = new String(record.key(), StandardCharsets.UTF_8);
      if (!id.startsWith(prefix)) {
        continue;
      }
      if (record.value() == null) {
        texts.remove(id.substring(prefix.length()));
      } else {
        texts.put(id.substring(prefix.length()), decoder.decode(record.value()).getText());
      }
    }
    return texts;
  }

  /** The dead letter of a record, as soon as it is there. */
  public DeadLetter awaitDeadLetterOf(RecordMetadata record) {
    return Wait.untilPresent(
        "the dead letter of " + record, PATIENCE_MS, () -> deadLetterOf(record));
  }

  /** All dead letters of an interview. */
  public List<DeadLetter> deadLettersOf(String interviewId) {
    return deadLetters().stream()
        .filter(letter -> interviewId.equals(letter.getInterviewId()))
        .toList();
  }

  /** All recognitions of an interview, in order. */
  public List<Recognition> recognitionsOf(String interviewId) {
    Decoder<Recognition> decoder = new Decoder<>(Recognition.class);
    return read(Topics.RECOGNITIONS).stream()
        .map(record -> decoder.decode(record.value()))
        .filter(recognition -> interviewId.equals(recognition.getInterviewId()))
        .toList();
  }

  private Optional<DeadLetter> deadLetterOf(RecordMetadata record) {
    return deadLetters().stream()
        .filter(letter -> record.topic().equals(letter.getTopic()))
        .filter(letter -> letter.getPartition() == record.partition())
        .filter(letter -> letter.getOffset() == record.offset())
        .findFirst();
  }

  private List<DeadLetter> deadLetters() {
    Decoder<DeadLetter> decoder = new Decoder<>(DeadLetter.class);
    return read(Topics.DEAD_LETTERS).stream()
        .map(record -> decoder.decode(record.value()))
        .toList();
  }

  /** Every record that the topic holds at this moment. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long start = System.nanoTime();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        if (System.nanoTime() - start > READ.toNanos()) {
          throw new AssertionError(
              "read %d records of %s in %s, and not all; is Kafka up?"
                  .formatted(records.size(), topic, READ));
        }
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records;
  }
}
