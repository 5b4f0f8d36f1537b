package io.colloquy.jobs.transcription;

import io.colloquy.flink.Uids;
import io.colloquy.flink.read.KafkaRecord;
import io.colloquy.flink.read.KafkaRecordReader;
import io.colloquy.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** What comes from Kafka: control events, audio chunks, recognitions, outside turns. */
final class TranscriptionSources {
  /** A partition without records does not hold up the wait for a missing chunk in another. */
  private static final Duration IDLE_PARTITION = Duration.ofSeconds(5);

  private TranscriptionSources() {}

  static DataStream<KafkaRecord> control(
      StreamExecutionEnvironment environment, TranscriptionOptions options) {
    return source(environment, options, Topics.CONTROL, Uids.READ_CONTROL, appendTime());
  }

  static DataStream<KafkaRecord> audioChunks(
      StreamExecutionEnvironment environment, TranscriptionOptions options) {
    return source(environment, options, Topics.AUDIO_CHUNKS, Uids.READ_AUDIO_CHUNKS, appendTime());
  }

  /**
   * Without what the recognizing job has not committed, which it may decide anew. Without
   * watermarks: nothing behind recognitions waits on a clock.
   */
  static DataStream<KafkaRecord> recognitions(
      StreamExecutionEnvironment environment, TranscriptionOptions options) {
    return source(
        environment,
        options,
        Topics.RECOGNITIONS,
        Uids.READ_RECOGNITIONS,
        WatermarkStrategy.noWatermarks(),
        Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
  }

  /** What an outside diarizer found; nobody waits for it. */
  static DataStream<KafkaRecord> speakerTurns(
      StreamExecutionEnvironment environment, TranscriptionOptions options) {
    return source(
        environment,
        options,
        Topics.SPEAKER_TURNS,
        Uids.READ_SPEAKER_TURNS,
        WatermarkStrategy.noWatermarks());
  }

  private static WatermarkStrategy<KafkaRecord> appendTime() {
    return WatermarkStrategy.<KafkaRecord>forMonotonousTimestamps()
        .withTimestampAssigner((record, kafkaTimestamp) -> record.appendedAtMs())
        .withIdleness(IDLE_PARTITION);
  }

  private static DataStream<KafkaRecord> source(
      StreamExecutionEnvironment environment,
      TranscriptionOptions options,
      String topic,
      String uid,
      WatermarkStrategy<KafkaRecord> watermarks) {
    return source(environment, options, topic, uid, watermarks, Map.of());
  }

  @SuppressWarnings("deprecation") // the connector still takes this type of Kafka's
  private static DataStream<KafkaRecord> source(
      StreamExecutionEnvironment environment,
      TranscriptionOptions options,
      String topic,
      String uid,
      WatermarkStrategy<KafkaRecord> watermarks,
      Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(options.kafkaProperties());
    properties.putAll(settings);
    KafkaSource<KafkaRecord> source =
        KafkaSource.<KafkaRecord>builder()
            .setProperties(properties)
            .setTopics(topic)
            .setGroupId(options.group())
            .setClientIdPrefix(options.group() + "-" + uid)
            .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
            .setDeserializer(new KafkaRecordReader())
            .build();
    return environment.fromSource(source, watermarks, uid).uid(uid);
  }
}
