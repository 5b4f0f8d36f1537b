package io.colloquy.flink.elasticsearch;

import io.colloquy.flink.read.LetterBounds;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends rejected documents to the dead letters on Kafka. */
public final class KafkaRejectionHandler implements RejectionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaRejectionHandler.class);

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final RecordEncoder<DeadLetter> encoder = new RecordEncoder<>(DeadLetter.class);
  private final Producer<byte[], byte[]> producer;
  private final String step;
  private volatile Exception failure;

  KafkaRejectionHandler(Producer<byte[], byte[]> producer, String step) {
    this.producer = producer;
    this.step = step;
  }

  /**
   * A factory of handlers.
   *
   * @param kafkaProperties of the producer; {@code bootstrap.servers} at least
   * @param step the uid of the step that the sink is
   */
  public static Factory factory(Map<String, String> kafkaProperties, String step) {
    HashMap<String, String> properties = new HashMap<>(kafkaProperties);
    return () -> new KafkaRejectionHandler(producer(properties), step);
  }

  @Override
  public void reject(DocumentWrite write, String reason) throws IOException {
    // The reason may quote the document, which is not for the log.
    LOG.warn("Elasticsearch rejects {}; the reason is in the dead letter", write);
    throwFailure();
    byte[] key = bytes(write.interviewKey());
    try {
      producer.send(
          new ProducerRecord<>(Topics.DEAD_LETTERS, key, encoder.encode(letter(write, reason))),
          (metadata, exception) -> {
            if (exception != null) {
              failure = exception;
            }
          });
    } catch (KafkaException e) {
      throw new IOException("Cannot send a dead letter to " + Topics.DEAD_LETTERS, e);
    }
  }

  @Override
  public void flush() throws IOException {
    producer.flush();
    throwFailure();
  }

  @Override
  public void close() {
    producer.close(CLOSE_WITHIN);
  }

  private DeadLetter letter(DocumentWrite write, String reason) {
    int slash = write.interviewKey().indexOf('/');
    DeadLetter.Builder letter =
        DeadLetter.newBuilder()
            .setCause(DeadLetterCause.DOCUMENT_REJECTED)
            .setStep(step)
            .setReason(
                "Elasticsearch rejects %s: %s; correct the mapping or the document and send it again"
                    .formatted(write, reason))
            .setTenantId(slash < 0 ? null : write.interviewKey().substring(0, slash))
            .setInterviewId(write.interviewKey().substring(slash + 1))
            .setDocumentId(write.key().toString())
            .setDocumentVersion(write.version())
            .setRejectedAt(Instant.now());
    LetterBounds.keep(letter, bytes(write.interviewKey()), write.source());
    return LetterBounds.build(letter);
  }

  private void throwFailure() throws IOException {
    Exception first = failure;
    if (first != null) {
      throw new IOException("A dead letter did not reach " + Topics.DEAD_LETTERS, first);
    }
  }

  private static Producer<byte[], byte[]> producer(Map<String, String> properties) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
