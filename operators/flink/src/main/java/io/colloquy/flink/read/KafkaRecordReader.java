package io.colloquy.flink.read;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records off Kafka unparsed, so that a bad one reaches a step with a side output. */
public final class KafkaRecordReader implements KafkaRecordDeserializationSchema<KafkaRecord> {
  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> consumed, Collector<KafkaRecord> collector) {
    collector.collect(
        new KafkaRecord(
            new RecordOrigin(consumed.topic(), consumed.partition(), consumed.offset()),
            consumed.timestamp(),
            consumed.key(),
            consumed.value()));
  }

  @Override
  public TypeInformation<KafkaRecord> getProducedType() {
    return TypeInformation.of(KafkaRecord.class);
  }
}
