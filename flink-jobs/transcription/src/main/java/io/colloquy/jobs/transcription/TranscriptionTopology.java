package io.colloquy.jobs.transcription;

import static io.colloquy.jobs.transcription.NamedSteps.named;

import io.colloquy.flink.Uids;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Recognition;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job as the README draws it, in two halves with recognitions between them: in memory, or on a
 * topic that one job writes and another reads. The steps, their names and uids are the same.
 */
final class TranscriptionTopology {
  private TranscriptionTopology() {}

  /** Builds what the options ask for. */
  static void build(StreamExecutionEnvironment environment, TranscriptionOptions options) {
    List<DataStream<DeadLetter>> deadLetters = new ArrayList<>();
    DataStream<Recognition> recognitions =
        options.run().recognizes()
            ? RecognitionSteps.recognize(
                TranscriptionSources.control(environment, options),
                TranscriptionSources.audioChunks(environment, options),
                options.recognition(),
                deadLetters)
            : RecognitionSteps.parse(
                TranscriptionSources.recognitions(environment, options),
                options.schemaCatalog(),
                deadLetters);
    if (options.run().assembles()) {
      SingleOutputStreamOperator<TranscriptEvent> transcript =
          AssemblySteps.align(
              recognitions,
              TranscriptionSources.speakerTurns(environment, options),
              options.tracking(),
              options.schemaCatalog(),
              deadLetters);
      AssemblySteps.write(
          transcript,
          options.assembly().settings(),
          TranscriptionSinks.documents(options),
          TranscriptionSinks.segments(options));
    } else {
      named(
          Uids.EMIT_RECOGNITIONS,
          recognitions
              .keyBy(TranscriptionTopology::key)
              .sinkTo(TranscriptionSinks.recognitions(options)));
    }
    named(
        Uids.EMIT_DEAD_LETTERS,
        deadLetters.stream()
            .reduce((some, more) -> some.union(more))
            .orElseThrow()
            .sinkTo(TranscriptionSinks.deadLetters(options)));
  }

  static String key(Recognition recognition) {
    return recognition.getTenantId() + "/" + recognition.getInterviewId();
  }
}
