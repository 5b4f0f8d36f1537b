package io.colloquy.flink.read;

import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Recognitions for their topic, by interview, so that those of one keep their order. */
public final class RecognitionRecords implements KafkaRecordSerializationSchema<Recognition> {
  private transient RecordEncoder<Recognition> encoder;

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Recognition recognition, KafkaSinkContext context, Long timestamp) {
    if (encoder == null) {
      encoder = new RecordEncoder<>(Recognition.class);
    }
    String interview = recognition.getTenantId() + "/" + recognition.getInterviewId();
    return new ProducerRecord<>(
        Topics.RECOGNITIONS,
        interview.getBytes(StandardCharsets.UTF_8),
        encoder.encode(recognition));
  }
}
