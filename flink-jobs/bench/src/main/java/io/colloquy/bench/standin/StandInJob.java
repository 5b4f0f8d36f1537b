package io.colloquy.bench.standin;

import io.colloquy.jobs.transcription.TranscriptionJob;
import io.colloquy.jobs.transcription.TranscriptionOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Entry point of the jar that {@link StandInJar} writes: the job with a recognizer that stands in.
 */
public final class StandInJob {
  private StandInJob() {}

  /**
   * Builds the job and submits it to the cluster that runs this.
   *
   * @param args those of {@link TranscriptionOptions}, of which {@code --model} has no effect, and
   *     of {@link StandInOptions}
   */
  public static void main(String[] args) throws Exception {
    StandInOptions standIns = StandInOptions.parse(args);
    TranscriptionOptions options = TranscriptionOptions.parse(standIns.others());
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment.configure(standIns.flink());
    TranscriptionJob.submit(environment, options, standIns.models(options.models()));
  }
}
