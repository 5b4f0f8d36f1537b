package io.colloquy.local.ingest;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.TranscriptSegment;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How far an interview is transcribed, by the segments that the job puts on Kafka; those of open
 * transactions count, because this is for show. For use by one thread.
 */
final class TranscribedAudio implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);

  private final String segmentIds;
  private final Consumer<String, byte[]> consumer;
  private final RecordDecoder<TranscriptSegment> decoder =
      new RecordDecoder<>(TranscriptSegment.class, SchemaCatalog.own());
  private long reachedMs;

  private TranscribedAudio(Consumer<String, byte[]> consumer, InterviewKey interview) {
    this.consumer = consumer;
    segmentIds = interview + "/";
  }

  /** Follows an interview from now on. */
  static TranscribedAudio open(String kafka, InterviewKey interview) {
    Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.SEGMENTS).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return new TranscribedAudio(consumer, interview);
  }

  /** Media time of the end of the last segment so far. */
  long reachedMs() {
    for (ConsumerRecord<String, byte[]> segment : consumer.poll(POLL)) {
      if (segment.value() != null && segment.key().startsWith(segmentIds)) {
        reachedMs = Math.max(reachedMs, endMs(segment.value()));
      }
    }
    return reachedMs;
  }

  private long endMs(byte[] segment) {
    try {
      return decoder.decode(segment).getEndMs();
    } catch (RecordDecodingException newerThanThis) {
      return 0;
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
