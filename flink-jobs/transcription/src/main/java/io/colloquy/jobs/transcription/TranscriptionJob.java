package io.colloquy.jobs.transcription;

import io.colloquy.flink.NativeLibraries;
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
    NativeLibraries.require();
    KafkaTopics.requireAll(options.kafkaProperties());
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    TranscriptionTopology.build(
        TranscriptionSources.control(environment, options),
        TranscriptionSources.audioChunks(environment, options),
        options.settings(),
        TranscriptionSinks.of(options));
    environment.execute("transcription");
  }
}
