package io.colloquy.jobs.transcription;

import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.publish.SegmentChange;
import io.colloquy.flink.read.KafkaRecord;
import io.colloquy.flink.read.SchemaCatalogFactory;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Recognition;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where a job's records come from and go to. A run asks only for what it reads and writes. */
public interface JobConnections {
  /** Where the schemas of other producers are found. */
  SchemaCatalogFactory schemaCatalog();

  /** Control events, with watermarks of append time. */
  DataStream<KafkaRecord> control(StreamExecutionEnvironment environment);

  /** Audio chunks, with watermarks of append time. */
  DataStream<KafkaRecord> audioChunks(StreamExecutionEnvironment environment);

  /** What another job recognized. */
  DataStream<KafkaRecord> recognitions(StreamExecutionEnvironment environment);

  /** What an outside diarizer found. */
  DataStream<KafkaRecord> speakerTurns(StreamExecutionEnvironment environment);

  /** Takes documents of every index. */
  Sink<DocumentWrite> documents();

  /** Takes segments as they change. */
  Sink<SegmentChange> segments();

  /** Takes recognitions for another job. */
  Sink<Recognition> recognitions();

  /** Takes what steps cannot use. */
  Sink<DeadLetter> deadLetters();
}
