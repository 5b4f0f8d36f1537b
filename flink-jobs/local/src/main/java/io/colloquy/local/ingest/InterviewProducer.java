package io.colloquy.local.ingest;

import io.colloquy.local.stack.StackException;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordEncoder;
import io.colloquy.schemas.kafka.SchemaPublisher;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts chunks and control events on Kafka as a recorder does, its schemas first. */
public final class InterviewProducer implements ChunkTarget, AutoCloseable {

  private static final int LARGEST_REQUEST = 16 << 20;
  private static final int LINGER_MS = 5;

  private final String kafka;
  private final Producer<String, byte[]> producer;
  private final RecordEncoder<AudioChunk> chunks = new RecordEncoder<>(AudioChunk.class);
  private final RecordEncoder<InterviewEvent> events = new RecordEncoder<>(InterviewEvent.class);
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private InterviewProducer(String kafka) {
    this.kafka = kafka;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.LINGER_MS_CONFIG, LINGER_MS,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Publishes the schemas and opens a producer.
   *
   * @param kafka bootstrap servers
   * @throws StackException when Kafka does not take them
   */
  public static InterviewProducer open(String kafka) throws InterruptedException {
    try {
      SchemaPublisher.publish(
          Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
          List.of(AudioChunk.getClassSchema(), InterviewEvent.getClassSchema()));
    } catch (KafkaException e) {
      throw notTaken(kafka, e);
    }
    return new InterviewProducer(kafka);
  }

  /** Sends a control event and returns where it lies. */
  public RecordMetadata send(InterviewEvent event) throws InterruptedException {
    try {
      return producer
          .send(
              new ProducerRecord<>(
                  Topics.CONTROL,
                  key(event.getTenantId(), event.getInterviewId()),
                  events.encode(event)))
          .get();
    } catch (ExecutionException e) {
      throw notTaken(kafka, e.getCause());
    }
  }

  /**
   * Sends a chunk; its failure shows in a later call.
   *
   * @throws StackException when an earlier record was not taken
   */
  @Override
  public void send(AudioChunk chunk) {
    throwFailure();
    producer.send(
        new ProducerRecord<>(
            Topics.AUDIO_CHUNKS,
            key(chunk.getTenantId(), chunk.getInterviewId()),
            chunks.encode(chunk)),
        (place, problem) -> failure.compareAndSet(null, problem));
  }

  /**
   * Waits until everything sent is there.
   *
   * @throws StackException when a record was not taken
   */
  @Override
  public void flush() {
    producer.flush();
    throwFailure();
  }

  private void throwFailure() {
    if (failure.get() != null) {
      throw notTaken(kafka, failure.get());
    }
  }

  private static StackException notTaken(String kafka, Throwable reason) {
    return new StackException(
        "Kafka at %s does not take records: %s; ./colloquy status tells how it is"
            .formatted(kafka, reason.getMessage()),
        reason);
  }

  private static String key(String tenantId, String interviewId) {
    return tenantId + "/" + interviewId;
  }

  @Override
  public void close() {
    producer.close();
  }
}
