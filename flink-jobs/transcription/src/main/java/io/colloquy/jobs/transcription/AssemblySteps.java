package io.colloquy.jobs.transcription;

import static io.colloquy.jobs.transcription.NamedSteps.named;

import io.colloquy.flink.Uids;
import io.colloquy.flink.align.AlignSpeakers;
import io.colloquy.flink.chapter.ChapterEvent;
import io.colloquy.flink.chapter.FindChapters;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.EmbedText;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.ledger.KeepLedger;
import io.colloquy.flink.passage.CutPassages;
import io.colloquy.flink.passage.PublishPassages;
import io.colloquy.flink.publish.DocumentCounts;
import io.colloquy.flink.publish.PublishSegments;
import io.colloquy.flink.publish.SegmentChange;
import io.colloquy.flink.publish.SegmentWrites;
import io.colloquy.flink.read.DeadLetters;
import io.colloquy.flink.read.KafkaRecord;
import io.colloquy.flink.stitch.StitchWindows;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.track.ParseSpeakerTurns;
import io.colloquy.flink.track.SpeakerEvent;
import io.colloquy.flink.track.TrackSpeakers;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Recognition;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The steps of the half that writes. */
final class AssemblySteps {
  /** Embedding takes some 20 ms a text: a slot's thread keeps up with many interviews. */
  private static final int EMBEDDERS_PER_SLOT = 1;

  private static final int TEXTS_AT_ONCE = 64;

  /** A text's vector must not depend on how busy or asleep the machine was. */
  private static final long NO_TIMEOUT = 0;

  private final AssemblySettings settings;
  private final List<DataStream<DeadLetter>> rejects;

  /**
   * @param rejects gathers what steps cannot use
   */
  AssemblySteps(AssemblySettings settings, List<DataStream<DeadLetter>> rejects) {
    this.settings = settings;
    this.rejects = rejects;
  }

  DataStream<TranscriptEvent> stitch(DataStream<Recognition> recognitions) {
    return named(
        Uids.STITCH_WINDOWS, recognitions.keyBy(RecognitionKey::of).process(new StitchWindows()));
  }

  DataStream<SpeakerEvent> trackSpeakers(DataStream<Recognition> recognitions) {
    return named(
        Uids.TRACK_SPEAKERS,
        recognitions.keyBy(RecognitionKey::of).process(new TrackSpeakers(settings.tracking())));
  }

  DataStream<SpeakerEvent> readSpeakerTurns(DataStream<KafkaRecord> speakerTurns) {
    return rejecting(
        named(
            Uids.PARSE_SPEAKER_TURNS,
            speakerTurns.process(new ParseSpeakerTurns(settings.schemaCatalog()))));
  }

  SingleOutputStreamOperator<TranscriptEvent> align(
      DataStream<TranscriptEvent> stitch, DataStream<SpeakerEvent> speakers) {
    return rejecting(
        named(
            Uids.ALIGN_SPEAKERS,
            stitch
                .connect(speakers)
                .keyBy(TranscriptEvent::key, SpeakerEvent::key)
                .process(new AlignSpeakers())));
  }

  DataStream<TextToEmbed> cutPassages(DataStream<TranscriptEvent> align) {
    return named(
        Uids.CUT_PASSAGES,
        align.keyBy(TranscriptEvent::key).process(new CutPassages(settings.chapters())));
  }

  /** Texts become vectors, in whatever order; no watermark enters, as none comes with words. */
  KeyedStream<Embedded, String> embed(DataStream<TextToEmbed> texts) {
    return named(
            Uids.EMBED_TEXT,
            AsyncDataStream.unorderedWait(
                texts.rebalance(),
                new EmbedText(settings.embedder(), EMBEDDERS_PER_SLOT),
                NO_TIMEOUT,
                TimeUnit.MILLISECONDS,
                TEXTS_AT_ONCE))
        .keyBy(Embedded::key);
  }

  SingleOutputStreamOperator<DocumentWrite> findChapters(KeyedStream<Embedded, String> embedded) {
    return named(Uids.FIND_CHAPTERS, embedded.process(new FindChapters()));
  }

  SingleOutputStreamOperator<DocumentWrite> publishPassages(
      KeyedStream<Embedded, String> embedded) {
    return named(Uids.PUBLISH_PASSAGES, embedded.process(new PublishPassages()));
  }

  SingleOutputStreamOperator<SegmentChange> publishSegments(
      DataStream<TranscriptEvent> align, SingleOutputStreamOperator<DocumentWrite> chapters) {
    return named(
        Uids.PUBLISH_SEGMENTS,
        align
            .connect(chapters.getSideOutput(FindChapters.EVENTS))
            .keyBy(TranscriptEvent::key, ChapterEvent::key)
            .process(new PublishSegments()));
  }

  DataStream<DocumentWrite> ledger(
      DataStream<TranscriptEvent> align,
      SingleOutputStreamOperator<SegmentChange> publish,
      SingleOutputStreamOperator<DocumentWrite> passages) {
    DataStream<DocumentCounts> counts =
        publish
            .getSideOutput(PublishSegments.COUNTS)
            .union(passages.getSideOutput(PublishPassages.COUNTS));
    return named(
        Uids.KEEP_LEDGER,
        align
            .connect(counts)
            .keyBy(TranscriptEvent::key, DocumentCounts::key)
            .process(new KeepLedger()));
  }

  DataStream<DocumentWrite> convert(DataStream<SegmentChange> publish) {
    return named(Uids.CONVERT_SEGMENTS, publish.map(new SegmentWrites()));
  }

  void index(DataStream<DocumentWrite> writes, Sink<DocumentWrite> documents) {
    named(Uids.INDEX_DOCUMENTS, writes.keyBy(DocumentWrite::interviewKey).sinkTo(documents));
  }

  void emit(DataStream<SegmentChange> publish, Sink<SegmentChange> segments) {
    named(Uids.EMIT_SEGMENTS, publish.sinkTo(segments));
  }

  private <T> SingleOutputStreamOperator<T> rejecting(SingleOutputStreamOperator<T> step) {
    rejects.add(step.getSideOutput(DeadLetters.TAG));
    return step;
  }
}
