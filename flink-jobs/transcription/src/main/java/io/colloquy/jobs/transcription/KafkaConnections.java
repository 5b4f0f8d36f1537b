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

/** Kafka and Elasticsearch, as a job's arguments name them. */
public record KafkaConnections(TranscriptionOptions options) implements JobConnections {
  @Override
  public SchemaCatalogFactory schemaCatalog() {
    return options.schemaCatalog();
  }

  @Override
  public DataStream<KafkaRecord> control(StreamExecutionEnvironment environment) {
    return TranscriptionSources.control(environment, options);
  }

  @Override
  public DataStream<KafkaRecord> audioChunks(StreamExecutionEnvironment environment) {
    return TranscriptionSources.audioChunks(environment, options);
  }

  @Override
  public DataStream<KafkaRecord> recognitions(StreamExecutionEnvironment environment) {
    return TranscriptionSources.recognitions(environment, options);
  }

  @Override
  public DataStream<KafkaRecord> speakerTurns(StreamExecutionEnvironment environment) {
    return TranscriptionSources.speakerTurns(environment, options);
  }

  @Override
  public Sink<DocumentWrite> documents() {
    return TranscriptionSinks.documents(options);
  }

  @Override
  public Sink<SegmentChange> segments() {
    return TranscriptionSinks.segments(options);
  }

  @Override
  public Sink<Recognition> recognitions() {
    return TranscriptionSinks.recognitions(options);
  }

  @Override
  public Sink<DeadLetter> deadLetters() {
    return TranscriptionSinks.deadLetters(options);
  }
}
