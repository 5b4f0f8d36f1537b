package io.colloquy.jobs.transcription;

import static io.colloquy.jobs.transcription.NamedSteps.named;

import io.colloquy.flink.Uids;
import io.colloquy.flink.align.AlignSpeakers;
import io.colloquy.flink.chapter.ChapterEvent;
import io.colloquy.flink.chapter.FindChapters;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.EmbedText;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.embed.TextEmbedder;
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
import io.colloquy.flink.read.SchemaCatalogFactory;
import io.colloquy.flink.stitch.StitchWindows;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.track.ParseSpeakerTurns;
import io.colloquy.flink.track.SpeakerEvent;
import io.colloquy.flink.track.TrackSpeakers;
import io.colloquy.flink.track.TrackingSettings;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Recognition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The half of the job that writes: recognitions become words, and words documents. */
final class AssemblySteps {
  /** Embedding takes some 20 ms a text: a slot's thread keeps up with many interviews. */
  private static final int EMBEDDERS_PER_SLOT = 1;

  private static final int TEXTS_AT_ONCE = 64;
  private static final long EMBEDDING_TIMEOUT_MS = Duration.ofMinutes(10).toMillis();

  private AssemblySteps() {}

  /** What is behind recognitions, up to the words and who says them. */
  static SingleOutputStreamOperator<TranscriptEvent> align(
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

  /** Words become documents. */
  static void write(
      SingleOutputStreamOperator<TranscriptEvent> align,
      AssemblySettings settings,
      Sink<DocumentWrite> documents,
      Sink<SegmentChange> segments) {
    DataStream<DocumentWrite> written = null;
    DataStream<ChapterEvent> chapters = align.getSideOutput(FindChapters.EVENTS);
    DataStream<DocumentCounts> counts = align.getSideOutput(PublishPassages.COUNTS);
    if (settings.chapters()) {
      KeyedStream<Embedded, String> embedded = embed(align, settings.embedder());
      SingleOutputStreamOperator<DocumentWrite> find =
          named(Uids.FIND_CHAPTERS, embedded.process(new FindChapters()));
      SingleOutputStreamOperator<DocumentWrite> passages =
          named(Uids.PUBLISH_PASSAGES, embedded.process(new PublishPassages()));
      written = find.union(passages);
      chapters = find.getSideOutput(FindChapters.EVENTS);
      counts = passages.getSideOutput(PublishPassages.COUNTS);
    }
    SingleOutputStreamOperator<SegmentChange> publish =
        named(
            Uids.PUBLISH_SEGMENTS,
            align
                .connect(chapters)
                .keyBy(TranscriptEvent::key, ChapterEvent::key)
                .process(new PublishSegments(settings.chapters())));
    SingleOutputStreamOperator<DocumentWrite> convert =
        named(Uids.CONVERT_SEGMENTS, publish.map(new SegmentWrites()));
    SingleOutputStreamOperator<DocumentWrite> ledger =
        named(
            Uids.KEEP_LEDGER,
            align
                .connect(publish.getSideOutput(PublishSegments.COUNTS).union(counts))
                .keyBy(TranscriptEvent::key, DocumentCounts::key)
                .process(new KeepLedger(settings.chapters())));
    DataStream<DocumentWrite> all = convert.union(ledger);
    named(
        Uids.INDEX_DOCUMENTS,
        (written == null ? all : all.union(written))
            .keyBy(DocumentWrite::interviewKey)
            .sinkTo(documents));
    named(Uids.EMIT_SEGMENTS, publish.sinkTo(segments));
  }

  /** Texts become vectors, in whatever order; no watermark enters, as none comes with words. */
  private static KeyedStream<Embedded, String> embed(
      SingleOutputStreamOperator<TranscriptEvent> align, TextEmbedder.Factory embedder) {
    SingleOutputStreamOperator<TextToEmbed> cut =
        named(Uids.CUT_PASSAGES, align.keyBy(TranscriptEvent::key).process(new CutPassages()));
    SingleOutputStreamOperator<Embedded> embed =
        named(
            Uids.EMBED_TEXT,
            AsyncDataStream.unorderedWait(
                cut.rebalance(),
                new EmbedText(embedder, EMBEDDERS_PER_SLOT),
                EMBEDDING_TIMEOUT_MS,
                TimeUnit.MILLISECONDS,
                TEXTS_AT_ONCE));
    return embed.keyBy(Embedded::key);
  }
}
