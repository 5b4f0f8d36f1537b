package io.colloquy.jobs.transcription;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.text.Word;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.MiniLmEmbedder;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.flink.publish.SegmentChange;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.flink.track.TrackingSettings;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The steps behind words, in a cluster of this process. */
class AssemblyStepsTest {
  private static final long BEGAN_AT_MS = Instant.parse("2026-11-20T09:00:00Z").toEpochMilli();
  private static final List<DocumentWrite> WRITES = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void forget() {
    WRITES.clear();
  }

  @Test
  void aCompleteInterviewHasDocumentsInEveryIndex() throws Exception {
    run(settings(true, MiniLmEmbedder::open), interview());

    Map<String, Long> documents = documentsByIndex();
    assertThat(documents.keySet())
        .containsExactly(
            "interview-chapters-v1-2026.11",
            "interview-ledger-v1-2026.11",
            "interview-passages-v1-2026.11",
            "interview-segments-v1-2026.11");
    assertThat(documents.get("interview-passages-v1-2026.11")).isEqualTo(20);
    assertThat(documents.get("interview-ledger-v1-2026.11")).isEqualTo(1);
  }

  @Test
  void withoutChaptersThereAreNoPassagesEither() throws Exception {
    run(settings(false, TextEmbedder.Factory.none()), interview());

    assertThat(documentsByIndex().keySet())
        .containsExactly("interview-ledger-v1-2026.11", "interview-segments-v1-2026.11");
  }

  /** Ten minutes: two subjects. */
  private static List<TranscriptEvent> interview() {
    List<TranscriptEvent> events = new ArrayList<>();
    events.add(event(Kind.BEGUN, List.of(), 0));
    for (long atMs = 0; atMs < 600_000; atMs += 30_000) {
      String[] subject =
          atMs < 300_000
              ? "the harbour and the ships were full of snow that winter.".split(" ")
              : "our company sold its first software to a large bank.".split(" ");
      events.add(event(Kind.WORDS, words(atMs, subject), atMs + 30_000));
    }
    events.add(event(Kind.COMPLETED, List.of(), 0));
    return events;
  }

  private static List<Word> words(long startMs, String[] subject) {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long atMs = startMs + 500L * i;
      words.add(new Word(subject[i % subject.length], atMs, atMs + 400, 0.9f));
    }
    return words;
  }

  private static TranscriptEvent event(Kind kind, List<Word> words, long finalUntilMs) {
    return TranscriptEvent.builder(kind, new InterviewKey("acme", "talk"), BEGAN_AT_MS, 0)
        .streamId(kind == Kind.WORDS ? "mic" : "")
        .streams(kind == Kind.COMPLETED ? List.of("mic") : List.of())
        .words(words)
        .finalUntilMs(finalUntilMs)
        .recognizer("en", "tiny@0123", "beam=1")
        .build();
  }

  private static AssemblySettings settings(boolean chapters, TextEmbedder.Factory embedder) {
    return new AssemblySettings(null, new TrackingSettings(0.4f, 0), chapters, embedder);
  }

  private static void run(AssemblySettings settings, List<TranscriptEvent> events)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(2);
    SingleOutputStreamOperator<TranscriptEvent> words =
        environment
            .fromData(events, TypeInformation.of(TranscriptEvent.class))
            .uid("words")
            .setParallelism(1)
            .map(event -> event)
            .returns(TranscriptEvent.class)
            .uid("in-order")
            .setParallelism(1);
    TranscriptionTopology.write(
        words,
        new AssemblySteps(settings, new ArrayList<>()),
        new CollectingSink<DocumentWrite>(write -> WRITES.add(write)),
        new CollectingSink<SegmentChange>(unread -> {}));
    environment.execute();
  }

  /** How many documents each index has in the end. */
  private static Map<String, Long> documentsByIndex() {
    Map<String, DocumentWrite> last = new HashMap<>();
    for (DocumentWrite write : WRITES) {
      if (write.kind() != DocumentWrite.Kind.DELETE_INTERVIEW) {
        last.merge(
            write.id(), write, (one, other) -> one.version() > other.version() ? one : other);
      }
    }
    return last.values().stream()
        .filter(write -> !write.isDelete())
        .collect(Collectors.groupingBy(DocumentWrite::index, TreeMap::new, Collectors.counting()));
  }

  /** Hands on what comes, within this process. */
  private interface Taker<T> extends Consumer<T>, Serializable {}

  private record CollectingSink<T>(Taker<T> taker) implements Sink<T> {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(T element, Context context) {
          taker.accept(element);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
      };
    }
  }
}
