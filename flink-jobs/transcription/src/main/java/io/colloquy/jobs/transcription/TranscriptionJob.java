package io.colloquy.jobs.transcription;

/** Entry point of the job jar: audio chunks in, searchable segments out. */
public final class TranscriptionJob {
  private TranscriptionJob() {}

  /**
   * Builds the job and submits it to the cluster it runs on.
   *
   * @param args see {@link TranscriptionOptions}
   */
  public static void main(String[] args) throws Exception {
    TranscriptionOptions options = TranscriptionOptions.parse(args);
    KafkaTopics.requireAll(options.kafka());
    TranscriptionTopology.of(options).execute("colloquy-transcription");
  }
}
