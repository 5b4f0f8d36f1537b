package io.colloquy.jobs.transcription;

import io.colloquy.flink.NativeLibraries;
import io.colloquy.schemas.codec.OwnSchemas;
import io.colloquy.schemas.kafka.SchemaPublisher;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Entry point of the job jar: audio chunks in, searchable segments out. */
public final class TranscriptionJob {
  private TranscriptionJob() {}

  /**
   * Builds the job and submits it to the cluster that runs this.
   *
   * @param args see {@link TranscriptionOptions}
   */
  public static void main(String[] args) throws Exception {
    TranscriptionOptions options = TranscriptionOptions.parse(args);
    submit(StreamExecutionEnvironment.getExecutionEnvironment(), options, options.models());
  }

  /**
   * Builds and submits the job with models that need not be those of its arguments.
   *
   * @throws IllegalStateException if native libraries or topics are missing, with what to do
   */
  public static void submit(
      StreamExecutionEnvironment environment, TranscriptionOptions options, JobModels models)
      throws Exception {
    requireSurroundings(options);
    TranscriptionTopology.build(environment, options, models, new KafkaConnections(options));
    environment.execute(options.run().jobName());
  }

  /** The job's own schemas are published first: it may be newer than what reads its topics. */
  private static void requireSurroundings(TranscriptionOptions options)
      throws InterruptedException {
    if (options.run().recognizes()) {
      NativeLibraries.OF_RECOGNIZING.require();
    }
    if (options.run().assembles()) {
      NativeLibraries.OF_ASSEMBLING.require();
    }
    KafkaTopics.requireAll(options.kafkaProperties(), options.run().topics());
    SchemaPublisher.publish(options.kafkaProperties(), OwnSchemas.ALL);
  }
}
