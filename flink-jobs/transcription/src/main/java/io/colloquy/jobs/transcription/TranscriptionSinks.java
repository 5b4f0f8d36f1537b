package io.colloquy.jobs.transcription;

import io.colloquy.flink.Uids;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.elasticsearch.KafkaRejectionHandler;
import io.colloquy.flink.publish.SegmentChange;
import io.colloquy.flink.publish.SegmentRecords;
import io.colloquy.flink.read.DeadLetterRecords;
import io.colloquy.flink.read.RecognitionRecords;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Recognition;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/** Where results go: documents to Elasticsearch, everything else to Kafka. */
final class TranscriptionSinks {
  private TranscriptionSinks() {}

  static Sink<DocumentWrite> documents(TranscriptionOptions options) {
    return options
        .assembly()
        .sink()
        .setRejectionHandler(
            KafkaRejectionHandler.factory(options.kafkaProperties(), Uids.INDEX_DOCUMENTS))
        .build();
  }

  static Sink<SegmentChange> segments(TranscriptionOptions options) {
    return kafka(
        options,
        transactions(options),
        new SegmentRecords(),
        DeliveryGuarantee.EXACTLY_ONCE,
        Uids.EMIT_SEGMENTS);
  }

  /**
   * Exactly once: a second attempt may number windows in another way than the first, where late
   * chunks come, and assembly cannot join two numberings.
   */
  static Sink<Recognition> recognitions(TranscriptionOptions options) {
    return kafka(
        options,
        transactions(options),
        new RecognitionRecords(),
        DeliveryGuarantee.EXACTLY_ONCE,
        Uids.EMIT_RECOGNITIONS);
  }

  /**
   * Settings of producers with transactions. While the stream is held back, no checkpoint commits
   * the open one, and the broker aborts it when its time is over.
   */
  static Properties transactions(TranscriptionOptions options) {
    Properties properties = producer(options);
    properties.setProperty(
        "transaction.timeout.ms", String.valueOf(options.transactionTimeoutMs()));
    return properties;
  }

  static Sink<DeadLetter> deadLetters(TranscriptionOptions options) {
    return kafka(
        options,
        producer(options),
        new DeadLetterRecords(),
        DeliveryGuarantee.AT_LEAST_ONCE,
        Uids.EMIT_DEAD_LETTERS);
  }

  private static Properties producer(TranscriptionOptions options) {
    Properties properties = new Properties();
    properties.putAll(options.kafkaProperties());
    return properties;
  }

  private static <T> Sink<T> kafka(
      TranscriptionOptions options,
      Properties producer,
      KafkaRecordSerializationSchema<T> records,
      DeliveryGuarantee guarantee,
      String uid) {
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(producer)
        .setRecordSerializer(records)
        .setDeliveryGuarantee(guarantee)
        .setTransactionalIdPrefix(options.group() + "-" + uid)
        .build();
  }
}
