package io.colloquy.jobs.transcription;

import static io.colloquy.jobs.transcription.NamedSteps.named;

import io.colloquy.flink.Uids;
import io.colloquy.flink.read.DeadLetters;
import io.colloquy.flink.read.ParseRecognitions;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Recognition;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What stands between topics and either half: recognitions on their topic, and dead letters. */
final class SeamSteps {
  private final StreamExecutionEnvironment environment;
  private final JobConnections connections;
  private final List<DataStream<DeadLetter>> rejects;

  /**
   * @param rejects gathers what steps cannot use
   */
  SeamSteps(
      StreamExecutionEnvironment environment,
      JobConnections connections,
      List<DataStream<DeadLetter>> rejects) {
    this.environment = environment;
    this.connections = connections;
    this.rejects = rejects;
  }

  /** What another job recognized. */
  DataStream<Recognition> readRecognitions() {
    SingleOutputStreamOperator<Recognition> parse =
        named(
            Uids.PARSE_RECOGNITIONS,
            connections
                .recognitions(environment)
                .process(new ParseRecognitions(connections.schemaCatalog())));
    rejects.add(parse.getSideOutput(DeadLetters.TAG));
    return parse;
  }

  /** Hands recognitions to another job. */
  void emitRecognitions(DataStream<Recognition> recognitions) {
    named(
        Uids.EMIT_RECOGNITIONS,
        recognitions.keyBy(RecognitionKey::of).sinkTo(connections.recognitions()));
  }

  /** Takes all that was gathered so far. */
  void emitDeadLetters() {
    named(
        Uids.EMIT_DEAD_LETTERS,
        rejects.stream()
            .reduce((some, more) -> some.union(more))
            .orElseThrow()
            .sinkTo(connections.deadLetters()));
  }
}
