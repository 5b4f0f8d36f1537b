package io.colloquy.jobs.transcription;

import static io.colloquy.jobs.transcription.NamedSteps.named;

import io.colloquy.flink.Uids;
import io.colloquy.flink.diarize.DiarizeWindows;
import io.colloquy.flink.hear.HearWindows;
import io.colloquy.flink.read.DeadLetters;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.flink.read.KafkaRecord;
import io.colloquy.flink.read.ParseRecognitions;
import io.colloquy.flink.read.ParseRecords;
import io.colloquy.flink.read.SchemaCatalogFactory;
import io.colloquy.flink.transcribe.TranscribeWindows;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.flink.window.WindowAudio;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Recognition;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The half of the job that hears: audio becomes recognitions. */
final class RecognitionSteps {
  /** A diarizer is several times as fast as a recognizer. */
  private static final int DIARIZERS_PER_SLOT = 1;

  private RecognitionSteps() {}

  /** The half that hears: audio becomes the outcome of every window, and signals. */
  static DataStream<Recognition> recognize(
      DataStream<KafkaRecord> control,
      DataStream<KafkaRecord> audioChunks,
      RecognitionSettings settings,
      List<DataStream<DeadLetter>> deadLetters) {
    SingleOutputStreamOperator<InterviewRecord> read =
        named(
            Uids.PARSE_RECORDS,
            control.union(audioChunks).process(new ParseRecords(settings.schemaCatalog())));
    SingleOutputStreamOperator<SpeechWindow> window =
        named(
            Uids.WINDOW_AUDIO,
            read.keyBy(InterviewRecord::key).process(new WindowAudio(settings.windowing())));
    DataStream<SpeechWindow> unwatched =
        named(
            Uids.STOP_WATERMARKS,
            window.assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks()));
    int recognizers = settings.recognizersPerSlot();
    SingleOutputStreamOperator<Recognition> transcribe =
        named(
            Uids.TRANSCRIBE_WINDOWS,
            hear(
                unwatched,
                new TranscribeWindows(settings.recognizer(), recognizers),
                recognizers,
                settings));
    SingleOutputStreamOperator<Recognition> diarize =
        named(
            Uids.DIARIZE_WINDOWS,
            hear(
                unwatched,
                new DiarizeWindows(settings.diarizer(), DIARIZERS_PER_SLOT),
                DIARIZERS_PER_SLOT,
                settings));
    deadLetters.add(read.getSideOutput(DeadLetters.TAG));
    deadLetters.add(window.getSideOutput(DeadLetters.TAG));
    return transcribe.union(diarize, window.getSideOutput(WindowAudio.SIGNALS));
  }

  /** What another job recognized. */
  static DataStream<Recognition> parse(
      DataStream<KafkaRecord> records,
      SchemaCatalogFactory schemaCatalog,
      List<DataStream<DeadLetter>> deadLetters) {
    SingleOutputStreamOperator<Recognition> parse =
        named(Uids.PARSE_RECOGNITIONS, records.process(new ParseRecognitions(schemaCatalog)));
    deadLetters.add(parse.getSideOutput(DeadLetters.TAG));
    return parse;
  }

  /**
   * No watermark may enter: the unordered queue counts it against its capacity and emits nothing
   * across it.
   */
  private static SingleOutputStreamOperator<Recognition> hear(
      DataStream<SpeechWindow> unwatched,
      HearWindows step,
      int models,
      RecognitionSettings settings) {
    return AsyncDataStream.unorderedWait(
        unwatched.rebalance(),
        step,
        settings.recognitionTimeoutMs(),
        TimeUnit.MILLISECONDS,
        2 * models);
  }
}
