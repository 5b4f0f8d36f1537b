package io.colloquy.jobs.transcription;

import io.colloquy.flink.Uids;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.publish.PublishSegments;
import io.colloquy.flink.publish.SegmentChange;
import io.colloquy.flink.publish.SegmentWrites;
import io.colloquy.flink.read.DeadLetters;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.flink.read.KafkaRecord;
import io.colloquy.flink.read.ParseRecords;
import io.colloquy.flink.stitch.StitchWindows;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.transcribe.TranscribeWindows;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.flink.window.WindowAudio;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Recognition;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The job as the README draws it: read, window, transcribe, stitch, publish segments. Sources and
 * sinks are parameters.
 */
public final class TranscriptionTopology {
  /** Where results go. */
  public record Sinks(
      Sink<DocumentWrite> documents, Sink<SegmentChange> segments, Sink<DeadLetter> deadLetters) {}

  private TranscriptionTopology() {}

  /** Builds the job behind its two sources. */
  public static void build(
      DataStream<KafkaRecord> control,
      DataStream<KafkaRecord> audioChunks,
      TranscriptionSettings settings,
      Sinks sinks) {
    SingleOutputStreamOperator<InterviewRecord> read =
        named(
            Uids.PARSE_RECORDS,
            control.union(audioChunks).process(new ParseRecords(settings.schemaCatalog())));
    SingleOutputStreamOperator<SpeechWindow> window =
        named(
            Uids.WINDOW_AUDIO,
            read.keyBy(InterviewRecord::key).process(new WindowAudio(settings.windowing())));
    SingleOutputStreamOperator<Recognition> transcribe =
        named(Uids.TRANSCRIBE_WINDOWS, transcribe(window, settings));
    DataStream<Recognition> recognitions =
        transcribe.union(window.getSideOutput(WindowAudio.SIGNALS));
    SingleOutputStreamOperator<TranscriptEvent> stitch =
        named(
            Uids.STITCH_WINDOWS,
            recognitions.keyBy(TranscriptionTopology::key).process(new StitchWindows()));
    SingleOutputStreamOperator<SegmentChange> publish =
        named(
            Uids.PUBLISH_SEGMENTS,
            stitch.keyBy(TranscriptEvent::key).process(new PublishSegments()));
    SingleOutputStreamOperator<DocumentWrite> convert =
        named(Uids.CONVERT_SEGMENTS, publish.map(new SegmentWrites()));

    convert
        .keyBy(DocumentWrite::interviewKey)
        .sinkTo(sinks.documents())
        .name(Uids.INDEX_DOCUMENTS)
        .uid(Uids.INDEX_DOCUMENTS);
    publish.sinkTo(sinks.segments()).name(Uids.EMIT_SEGMENTS).uid(Uids.EMIT_SEGMENTS);
    read.getSideOutput(DeadLetters.TAG)
        .union(window.getSideOutput(DeadLetters.TAG))
        .sinkTo(sinks.deadLetters())
        .name(Uids.EMIT_DEAD_LETTERS)
        .uid(Uids.EMIT_DEAD_LETTERS);
  }

  /**
   * No watermark may enter: the unordered queue counts it against its capacity and emits nothing
   * across it.
   */
  private static SingleOutputStreamOperator<Recognition> transcribe(
      SingleOutputStreamOperator<SpeechWindow> window, TranscriptionSettings settings) {
    DataStream<SpeechWindow> unwatched =
        named(
            Uids.STOP_WATERMARKS,
            window.assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks()));
    return AsyncDataStream.unorderedWait(
        unwatched.rebalance(),
        new TranscribeWindows(settings.recognizer(), settings.recognizersPerSlot()),
        settings.recognitionTimeoutMs(),
        TimeUnit.MILLISECONDS,
        2 * settings.recognizersPerSlot());
  }

  private static String key(Recognition recognition) {
    return recognition.getTenantId() + "/" + recognition.getInterviewId();
  }

  private static <T> SingleOutputStreamOperator<T> named(
      String uid, SingleOutputStreamOperator<T> step) {
    return step.name(uid).uid(uid);
  }
}
