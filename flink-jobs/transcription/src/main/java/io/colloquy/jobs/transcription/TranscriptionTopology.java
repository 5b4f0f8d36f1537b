package io.colloquy.jobs.transcription;

import io.colloquy.flink.Uids;
import io.colloquy.flink.align.AlignSpeakers;
import io.colloquy.flink.chapter.ChapterEvent;
import io.colloquy.flink.chapter.FindChapters;
import io.colloquy.flink.diarize.DiarizeWindows;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.hear.HearWindows;
import io.colloquy.flink.ledger.KeepLedger;
import io.colloquy.flink.publish.DocumentCounts;
import io.colloquy.flink.publish.PublishSegments;
import io.colloquy.flink.publish.SegmentChange;
import io.colloquy.flink.publish.SegmentWrites;
import io.colloquy.flink.read.DeadLetters;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.flink.read.KafkaRecord;
import io.colloquy.flink.read.ParseRecognitions;
import io.colloquy.flink.read.ParseRecords;
import io.colloquy.flink.read.SchemaCatalogFactory;
import io.colloquy.flink.stitch.StitchWindows;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.track.ParseSpeakerTurns;
import io.colloquy.flink.track.SpeakerEvent;
import io.colloquy.flink.track.TrackSpeakers;
import io.colloquy.flink.track.TrackingSettings;
import io.colloquy.flink.transcribe.TranscribeWindows;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.flink.window.WindowAudio;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Recognition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job as the README draws it, in two halves with recognitions between them: in memory, or on a
 * topic that one job writes and another reads. The steps, their names and uids are the same.
 */
final class TranscriptionTopology {
  /** A diarizer is several times as fast as a recognizer. */
  private static final int DIARIZERS_PER_SLOT = 1;

  private TranscriptionTopology() {}

  /** Builds what the options ask for. */
  static void build(StreamExecutionEnvironment environment, TranscriptionOptions options) {
    List<DataStream<DeadLetter>> deadLetters = new ArrayList<>();
    DataStream<Recognition> recognitions =
        options.run().recognizes()
            ? recognize(
                TranscriptionSources.control(environment, options),
                TranscriptionSources.audioChunks(environment, options),
                options.recognition(),
                deadLetters)
            : parse(
                TranscriptionSources.recognitions(environment, options),
                options.schemaCatalog(),
                deadLetters);
    if (options.run().assembles()) {
      SingleOutputStreamOperator<TranscriptEvent> transcript =
          align(
              recognitions,
              TranscriptionSources.speakerTurns(environment, options),
              options.tracking(),
              options.schemaCatalog(),
              deadLetters);
      write(
          transcript, TranscriptionSinks.documents(options), TranscriptionSinks.segments(options));
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

  /** The half that hears: audio becomes the outcome of every window, and signals. */
  private static DataStream<Recognition> recognize(
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
  private static DataStream<Recognition> parse(
      DataStream<KafkaRecord> records,
      SchemaCatalogFactory schemaCatalog,
      List<DataStream<DeadLetter>> deadLetters) {
    SingleOutputStreamOperator<Recognition> parse =
        named(Uids.PARSE_RECOGNITIONS, records.process(new ParseRecognitions(schemaCatalog)));
    deadLetters.add(parse.getSideOutput(DeadLetters.TAG));
    return parse;
  }

  /** What is behind recognitions, up to the words and who says them. */
  private static SingleOutputStreamOperator<TranscriptEvent> align(
      DataStream<Recognition> recognitions,
      DataStream<KafkaRecord> speakerTurns,
      TrackingSettings tracking,
      SchemaCatalogFactory schemaCatalog,
      List<DataStream<DeadLetter>> deadLetters) {
    KeyedStream<Recognition, String> ofInterview = recognitions.keyBy(TranscriptionTopology::key);
    SingleOutputStreamOperator<TranscriptEvent> stitch =
        named(Uids.STITCH_WINDOWS, ofInterview.process(new StitchWindows()));
    SingleOutputStreamOperator<SpeakerEvent> track =
        named(Uids.TRACK_SPEAKERS, ofInterview.process(new TrackSpeakers(tracking)));
    SingleOutputStreamOperator<SpeakerEvent> outside =
        named(Uids.PARSE_SPEAKER_TURNS, speakerTurns.process(new ParseSpeakerTurns(schemaCatalog)));
    SingleOutputStreamOperator<TranscriptEvent> align =
        named(
            Uids.ALIGN_SPEAKERS,
            stitch
                .connect(track.union(outside))
                .keyBy(TranscriptEvent::key, SpeakerEvent::key)
                .process(new AlignSpeakers()));
    deadLetters.add(outside.getSideOutput(DeadLetters.TAG));
    deadLetters.add(align.getSideOutput(DeadLetters.TAG));
    return align;
  }

  /** The end: words become documents. */
  private static void write(
      SingleOutputStreamOperator<TranscriptEvent> align,
      Sink<DocumentWrite> documents,
      Sink<SegmentChange> segments) {
    DataStream<ChapterEvent> chapters = align.getSideOutput(FindChapters.EVENTS);
    SingleOutputStreamOperator<SegmentChange> publish =
        named(
            Uids.PUBLISH_SEGMENTS,
            align
                .connect(chapters)
                .keyBy(TranscriptEvent::key, ChapterEvent::key)
                .process(new PublishSegments(false)));
    SingleOutputStreamOperator<DocumentWrite> convert =
        named(Uids.CONVERT_SEGMENTS, publish.map(new SegmentWrites()));
    SingleOutputStreamOperator<DocumentWrite> ledger =
        named(
            Uids.KEEP_LEDGER,
            align
                .connect(publish.getSideOutput(PublishSegments.COUNTS))
                .keyBy(TranscriptEvent::key, DocumentCounts::key)
                .process(new KeepLedger(false)));
    named(
        Uids.INDEX_DOCUMENTS,
        convert.union(ledger).keyBy(DocumentWrite::interviewKey).sinkTo(documents));
    named(Uids.EMIT_SEGMENTS, publish.sinkTo(segments));
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

  private static String key(Recognition recognition) {
    return recognition.getTenantId() + "/" + recognition.getInterviewId();
  }

  private static <T> SingleOutputStreamOperator<T> named(
      String uid, SingleOutputStreamOperator<T> step) {
    return step.name(uid).uid(uid);
  }

  private static <T> void named(String uid, DataStreamSink<T> sink) {
    sink.name(uid).uid(uid);
  }
}
