package io.colloquy.flink.read;

import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Dead letters for their topic, by interview where it is known. */
public final class DeadLetterRecords implements KafkaRecordSerializationSchema<DeadLetter> {
  private transient RecordEncoder<DeadLetter> encoder;

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, Long timestamp) {
    if (encoder == null) {
      encoder = new RecordEncoder<>(DeadLetter.class);
    }
    return new ProducerRecord<>(Topics.DEAD_LETTERS, key(letter), encoder.encode(letter));
  }

  private static byte[] key(DeadLetter letter) {
    if (letter.getInterviewId() != null) {
      String interview = letter.getTenantId() + "/" + letter.getInterviewId();
      return interview.getBytes(StandardCharsets.UTF_8);
    }
    return letter.getKey() == null ? null : letter.getKey().array();
  }
}
