package io.colloquy.bench.process;

import io.colloquy.flink.Uids;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.elasticsearch.ElasticsearchSink;
import io.colloquy.flink.publish.SegmentChange;
import io.colloquy.flink.read.KafkaRecord;
import io.colloquy.flink.read.SchemaCatalogFactory;
import io.colloquy.jobs.transcription.JobConnections;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Connects a job with topics and takers in this process. */
public final class InProcessConnections implements JobConnections, AutoCloseable {
  /** A topic that stands still does not hold up the append time of the other for long. */
  private static final Duration IDLE = Duration.ofMillis(200);

  private final LiveObject<InProcessTopics> topics;
  private final LiveObject<Consumer<SegmentChange>> segments = new LiveObject<>(segment -> {});
  private final LiveObject<Consumer<Recognition>> recognitions = new LiveObject<>(heard -> {});
  private final LiveObject<Consumer<DeadLetter>> deadLetters;
  private final LiveObject<Consumer<DocumentWrite>> observer;
  private final Sink<DocumentWrite> documents;

  /**
   * Connects a job without an index.
   *
   * @param documents takes writes as they come
   * @param deadLetters takes what steps reject
   */
  public InProcessConnections(
      InProcessTopics topics, Consumer<DocumentWrite> documents, Consumer<DeadLetter> deadLetters) {
    this.topics = new LiveObject<>(topics);
    this.deadLetters = new LiveObject<>(deadLetters);
    observer = new LiveObject<>(documents);
    this.documents = new CollectingSink<>(observer);
  }

  /**
   * Connects a job with the job's own sink of documents.
   *
   * @param observer sees each write before the sink takes it
   * @param deadLetters takes what steps reject
   */
  public InProcessConnections(
      InProcessTopics topics,
      ElasticsearchSink documents,
      Consumer<DocumentWrite> observer,
      Consumer<DeadLetter> deadLetters) {
    this.topics = new LiveObject<>(topics);
    this.deadLetters = new LiveObject<>(deadLetters);
    this.observer = new LiveObject<>(observer);
    this.documents = new ObservedSink(documents, this.observer);
  }

  /** The schemas of this version. */
  @Override
  public SchemaCatalogFactory schemaCatalog() {
    return SchemaCatalog::own;
  }

  @Override
  public DataStream<KafkaRecord> control(StreamExecutionEnvironment environment) {
    return source(environment, Topics.CONTROL, Uids.READ_CONTROL, appendTime());
  }

  @Override
  public DataStream<KafkaRecord> audioChunks(StreamExecutionEnvironment environment) {
    return source(environment, Topics.AUDIO_CHUNKS, Uids.READ_AUDIO_CHUNKS, appendTime());
  }

  @Override
  public DataStream<KafkaRecord> recognitions(StreamExecutionEnvironment environment) {
    return source(
        environment, Topics.RECOGNITIONS, Uids.READ_RECOGNITIONS, WatermarkStrategy.noWatermarks());
  }

  @Override
  public DataStream<KafkaRecord> speakerTurns(StreamExecutionEnvironment environment) {
    return source(
        environment,
        Topics.SPEAKER_TURNS,
        Uids.READ_SPEAKER_TURNS,
        WatermarkStrategy.noWatermarks());
  }

  @Override
  public Sink<DocumentWrite> documents() {
    return documents;
  }

  @Override
  public Sink<SegmentChange> segments() {
    return new CollectingSink<>(segments);
  }

  @Override
  public Sink<Recognition> recognitions() {
    return new CollectingSink<>(recognitions);
  }

  @Override
  public Sink<DeadLetter> deadLetters() {
    return new CollectingSink<>(deadLetters);
  }

  private DataStream<KafkaRecord> source(
      StreamExecutionEnvironment environment,
      String topic,
      String uid,
      WatermarkStrategy<KafkaRecord> watermarks) {
    return environment
        .fromSource(new TopicSource(topics, topic), watermarks, uid)
        .uid(uid)
        .setParallelism(1);
  }

  private static WatermarkStrategy<KafkaRecord> appendTime() {
    return WatermarkStrategy.<KafkaRecord>forMonotonousTimestamps().withIdleness(IDLE);
  }

  @Override
  public void close() {
    topics.close();
    segments.close();
    recognitions.close();
    deadLetters.close();
    observer.close();
  }
}
