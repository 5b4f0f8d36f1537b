package io.colloquy.jobs.transcription;

import static io.colloquy.jobs.transcription.NamedSteps.named;

import io.colloquy.flink.Uids;
import io.colloquy.flink.diarize.DiarizeWindows;
import io.colloquy.flink.hear.HearWindows;
import io.colloquy.flink.hear.HearingSettings;
import io.colloquy.flink.read.DeadLetters;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.flink.read.KafkaRecord;
import io.colloquy.flink.read.ParseRecords;
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

/** The steps of the half that hears. */
final class RecognitionSteps {
  /** A diarizer is several times as fast as a recognizer. */
  private static final int DIARIZERS_PER_SLOT = 1;

  /** Steps that hear have a clock of their own. */
  private static final long NO_TIMEOUT = 0;

  private final RecognitionSettings settings;
  private final List<DataStream<DeadLetter>> rejects;

  /**
   * @param rejects gathers what steps cannot use
   */
  RecognitionSteps(RecognitionSettings settings, List<DataStream<DeadLetter>> rejects) {
    this.settings = settings;
    this.rejects = rejects;
  }

  DataStream<InterviewRecord> read(
      DataStream<KafkaRecord> control, DataStream<KafkaRecord> audioChunks) {
    return rejecting(
        named(
            Uids.PARSE_RECORDS,
            control.union(audioChunks).process(new ParseRecords(settings.schemaCatalog()))));
  }

  SingleOutputStreamOperator<SpeechWindow> window(DataStream<InterviewRecord> read) {
    return rejecting(
        named(
            Uids.WINDOW_AUDIO,
            read.keyBy(InterviewRecord::key).process(new WindowAudio(settings.windowing()))));
  }

  /**
   * No watermark may enter a recognizer: the unordered queue counts it against its capacity and
   * emits nothing across it.
   */
  DataStream<SpeechWindow> withoutWatermarks(DataStream<SpeechWindow> window) {
    return named(
        Uids.STOP_WATERMARKS,
        window.assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks()));
  }

  DataStream<Recognition> transcribe(DataStream<SpeechWindow> windows) {
    HearingSettings hearing = hearing(settings.recognizersPerSlot());
    HearWindows step = new TranscribeWindows(settings.recognizer(), hearing);
    return named(Uids.TRANSCRIBE_WINDOWS, hear(windows, step, hearing));
  }

  DataStream<Recognition> diarize(DataStream<SpeechWindow> windows) {
    HearingSettings hearing = hearing(DIARIZERS_PER_SLOT);
    HearWindows step = new DiarizeWindows(settings.diarizer(), hearing);
    return named(Uids.DIARIZE_WINDOWS, hear(windows, step, hearing));
  }

  DataStream<Recognition> signals(SingleOutputStreamOperator<SpeechWindow> window) {
    return window.getSideOutput(WindowAudio.SIGNALS);
  }

  private HearingSettings hearing(int poolSize) {
    return new HearingSettings(poolSize, settings.recognitionTimeoutMs(), settings.crashMarks());
  }

  private static SingleOutputStreamOperator<Recognition> hear(
      DataStream<SpeechWindow> windows, HearWindows step, HearingSettings hearing) {
    return AsyncDataStream.unorderedWait(
        windows.rebalance(), step, NO_TIMEOUT, TimeUnit.MILLISECONDS, 2 * hearing.poolSize());
  }

  private <T> SingleOutputStreamOperator<T> rejecting(SingleOutputStreamOperator<T> step) {
    rejects.add(step.getSideOutput(DeadLetters.TAG));
    return step;
  }
}
