package io.colloquy.jobs.transcription;

import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.publish.SegmentChange;
import io.colloquy.flink.read.KafkaRecord;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.track.SpeakerEvent;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Recognition;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job as the README draws it, in two halves with recognitions between them: in memory, or on a
 * topic that one job writes and another reads. The steps, their names and uids are the same.
 */
public final class TranscriptionTopology {
  private TranscriptionTopology() {}

  /**
   * Builds what the options ask for.
   *
   * @param models what hears; those of the options may be replaced
   * @param connections where records come from and go to; likewise
   */
  public static void build(
      StreamExecutionEnvironment environment,
      TranscriptionOptions options,
      JobModels models,
      JobConnections connections) {
    List<DataStream<DeadLetter>> rejects = new ArrayList<>();
    SeamSteps seam = new SeamSteps(environment, connections, rejects);
    DataStream<Recognition> recognitions =
        options.run().recognizes()
            ? recognize(
                connections.control(environment),
                connections.audioChunks(environment),
                new RecognitionSteps(
                    options.recognition(models, connections, checkpoints(environment)), rejects))
            : seam.readRecognitions();
    if (options.run().assembles()) {
      AssemblySteps steps =
          new AssemblySteps(options.assemblySettings(models, connections), rejects);
      DataStream<KafkaRecord> turns = connections.speakerTurns(environment);
      write(
          align(recognitions, turns, steps),
          steps,
          connections.documents(),
          connections.segments());
    } else {
      seam.emitRecognitions(recognitions);
    }
    seam.emitDeadLetters();
  }

  private static String checkpoints(StreamExecutionEnvironment environment) {
    return environment.getConfiguration().get(CheckpointingOptions.CHECKPOINTS_DIRECTORY);
  }

  /** The half that hears: audio becomes the outcome of every window, and signals. */
  private static DataStream<Recognition> recognize(
      DataStream<KafkaRecord> control, DataStream<KafkaRecord> audio, RecognitionSteps steps) {
    SingleOutputStreamOperator<SpeechWindow> window = steps.window(steps.read(control, audio));
    DataStream<SpeechWindow> windows = steps.withoutWatermarks(window);
    return steps.transcribe(windows).union(steps.diarize(windows), steps.signals(window));
  }

  /** What is behind recognitions, up to the words and who says them. */
  private static SingleOutputStreamOperator<TranscriptEvent> align(
      DataStream<Recognition> recognitions, DataStream<KafkaRecord> turns, AssemblySteps steps) {
    DataStream<TranscriptEvent> stitch = steps.stitch(recognitions);
    DataStream<SpeakerEvent> track = steps.trackSpeakers(recognitions);
    return steps.align(stitch, track.union(steps.readSpeakerTurns(turns)));
  }

  /** What is behind words: documents, and segments as they change. */
  static void write(
      DataStream<TranscriptEvent> align,
      AssemblySteps steps,
      Sink<DocumentWrite> documents,
      Sink<SegmentChange> segments) {
    KeyedStream<Embedded, String> embed = steps.embed(steps.cutPassages(align));
    SingleOutputStreamOperator<DocumentWrite> chapters = steps.findChapters(embed);
    SingleOutputStreamOperator<DocumentWrite> passages = steps.publishPassages(embed);
    SingleOutputStreamOperator<SegmentChange> publish = steps.publishSegments(align, chapters);
    DataStream<DocumentWrite> ledger = steps.ledger(align, publish, passages);
    steps.index(steps.convert(publish).union(chapters, passages, ledger), documents);
    steps.emit(publish, segments);
  }
}
