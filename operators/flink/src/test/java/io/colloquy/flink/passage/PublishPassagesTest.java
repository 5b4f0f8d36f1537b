package io.colloquy.flink.passage;

import static io.colloquy.flink.passage.PassagesTask.documents;
import static io.colloquy.flink.passage.PassagesTask.embedded;
import static io.colloquy.flink.publish.Event.filled;
import static io.colloquy.flink.publish.Event.gap;
import static io.colloquy.flink.publish.Event.inGeneration;
import static io.colloquy.flink.publish.Event.said;
import static io.colloquy.flink.publish.Event.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.publish.DocumentCounts;
import io.colloquy.flink.publish.Event;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PublishPassagesTest {
  private static final TranscriptEvent COMPLETED = signal(Kind.COMPLETED);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private CuttingTask cut;
  private PassagesTask publish;

  @BeforeEach
  void start() throws Exception {
    cut = new CuttingTask(null);
    publish = new PassagesTask(null);
  }

  @AfterEach
  void close() {
    cut.close();
    publish.close();
  }

  @Test
  void documentsTellWhatWasSaidWhenAndByWhom() throws Exception {
    send(Talk.words(0, 90_000), said("1", "segmentation", Talk.spoken(0, 45_000)));
    send(said("outside:B", "segmentation", Talk.spoken(45_000, 90_000)), COMPLETED);

    Map<String, JsonNode> documents = documents(publish.writes());

    assertThat(documents.keySet())
        .containsExactly("acme/talk/mic/p000000", "acme/talk/mic/p000001", "acme/talk/mic/p000002");
    JsonNode second = documents.get("acme/talk/mic/p000001");
    assertThat(second.get("text").asText()).startsWith("w60 ").endsWith(" w179.");
    assertThat(second.get("startMs").asLong()).isEqualTo(30_000);
    assertThat(second.get("endMs").asLong()).isEqualTo(89_900);
    assertThat(second.get("durationMs").asLong()).isEqualTo(59_900);
    assertThat(second.get("startedAt").asText()).isEqualTo("2026-11-20T09:00:30.000Z");
    assertThat(second.get("words").asInt()).isEqualTo(120);
    assertThat(second.get("speakers")).hasToString("[\"1\",\"B\"]");
    assertThat(second.get("vector")).hasSize(2);
    assertThat(second.get("embedder").asText()).isEqualTo("all-MiniLM-L6-v2");
    assertThat(publish.writes().get(0).index()).isEqualTo("interview-passages-v1-2026.11");
  }

  @Test
  void passagesAreFoundBeforeTheInterviewIsComplete() throws Exception {
    send(Talk.windows(0, 120_000));

    assertThat(documents(publish.writes()).keySet())
        .containsExactly("acme/talk/mic/p000000", "acme/talk/mic/p000001");
    assertThat(publish.counts()).isEmpty();
  }

  @RepeatedTest(20)
  void vectorsMayComeInAnyOrder() throws Exception {
    List<TextToEmbed> told = new ArrayList<>(cut.send(Talk.windows(0, 300_000)));
    told.addAll(cut.send(COMPLETED));
    List<Embedded> inOrder = embedded(told);
    List<Embedded> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, random);

    publish.send(shuffled);

    try (PassagesTask other = new PassagesTask(null)) {
      other.send(inOrder);
      assertThat(documents(publish.writes()))
          .as("seed %d", seed)
          .isEqualTo(documents(other.writes()))
          .hasSize(10);
    }
    assertThat(publish.counts())
        .as("seed %d", seed)
        .extracting(DocumentCounts::completion, DocumentCounts::documents)
        .containsExactly(tuple(1, 10));
  }

  @RepeatedTest(20)
  void aTaskThatFailsAnywhereLeavesTheSameDocuments() throws Exception {
    List<TextToEmbed> told = new ArrayList<>(cut.send(Talk.windows(0, 300_000)));
    told.addAll(cut.send(COMPLETED));
    List<Embedded> outcomes = new ArrayList<>(embedded(told));
    Collections.shuffle(outcomes, random);
    int checkpoint = random.nextInt(outcomes.size());
    int failure = checkpoint + random.nextInt(outcomes.size() - checkpoint);
    publish.send(outcomes.subList(0, checkpoint));

    try (PassagesTask restored = new PassagesTask(publish.snapshot())) {
      publish.send(outcomes.subList(checkpoint, failure));
      restored.send(outcomes.subList(checkpoint, outcomes.size()));
      List<DocumentWrite> writes = new ArrayList<>(publish.writes());
      writes.addAll(restored.writes());
      try (PassagesTask undisturbed = new PassagesTask(null)) {
        undisturbed.send(outcomes);
        assertThat(documents(writes))
            .as("seed %d", seed)
            .isEqualTo(documents(undisturbed.writes()));
      }
    }
  }

  @Test
  void completionDeletesWhatNobodySaysAnyLonger() throws Exception {
    send(Talk.windows(0, 120_000));
    List<DocumentWrite> before = List.copyOf(publish.writes());
    close();
    start();
    send(Talk.words(0, 30_000), gap(30_000, 120_000), COMPLETED);

    assertThat(documents(before)).containsKey("acme/talk/mic/p000001");
    assertThat(publish.writes())
        .filteredOn(DocumentWrite::isDelete)
        .extracting(DocumentWrite::id)
        .contains("acme/talk/mic/p000001", "acme/talk/mic/p000004");
  }

  @Test
  void lateWordsRewriteOnlyTheirPassages() throws Exception {
    send(Talk.words(0, 60_000), gap(60_000, 62_000), Talk.words(62_000, 300_000), COMPLETED);

    List<DocumentWrite> written =
        send(filled(60_000, 62_000, Talk.spoken(60_000, 62_000)), COMPLETED);

    assertThat(written)
        .extracting(DocumentWrite::id)
        .containsExactly("acme/talk/mic/p000001", "acme/talk/mic/p000002");
    assertThat(publish.counts()).extracting(DocumentCounts::completion).containsExactly(1, 2);
  }

  @Test
  void otherSpeakersRewriteOnlyTheirPassages() throws Exception {
    send(Talk.windows(0, 300_000));
    send(said("1", "segmentation", Talk.spoken(0, 300_000)), COMPLETED);

    List<DocumentWrite> written =
        send(said("2", "segmentation", Talk.spoken(275_000, 300_000)), COMPLETED);

    assertThat(written)
        .extracting(DocumentWrite::id)
        .containsExactly("acme/talk/mic/p000008", "acme/talk/mic/p000009");
  }

  @Test
  void aPassageThatChangesIsWrittenWhateverItsVector() throws Exception {
    float[] vector = {1, 1};
    assertThat(Arrays.hashCode(vector)).isNegative();
    List<TextToEmbed> told = new ArrayList<>(cut.send(Talk.words(0, 20_000), COMPLETED));
    publish.send(told.stream().map(text -> new Embedded(text, vector, null)).toList());

    assertThat(send(said("1", "segmentation", Talk.spoken(0, 20_000)), COMPLETED))
        .extracting(DocumentWrite::id)
        .containsExactly("acme/talk/mic/p000000");
  }

  @Test
  void passagesThatSayTheSameShareAVectorButNoDocument() throws Exception {
    send(
        Event.words(0, 10_000, "This", "call", "is", "recorded."),
        gap(10_000, 40_000),
        Event.words(40_000, 50_000, "this", "call", "is", "recorded"),
        COMPLETED);

    Map<String, JsonNode> documents = documents(publish.writes());

    assertThat(documents).hasSize(2);
    assertThat(documents.get("acme/talk/mic/p000001").get("vector"))
        .isEqualTo(documents.get("acme/talk/mic/p000000").get("vector"));
    assertThat(documents.get("acme/talk/mic/p000001").get("text").asText())
        .isEqualTo("this call is recorded");
  }

  @Test
  void aTextThatNobodyCouldEmbedIsPublishedWithoutAVector() throws Exception {
    List<TextToEmbed> told = cut.send(Talk.words(0, 20_000), COMPLETED);

    publish.send(told.stream().map(text -> new Embedded(text, null, "broken")).toList());

    JsonNode document = documents(publish.writes()).get("acme/talk/mic/p000000");
    assertThat(document.has("vector")).isFalse();
    assertThat(document.get("text").asText()).startsWith("w0 ");
    assertThat(publish.counts()).hasSize(1);
  }

  @Test
  void aHigherGenerationReplacesAllOfTheEarlierOne() throws Exception {
    send(Talk.windows(0, 120_000));
    send(COMPLETED, signal(Kind.BEGUN, 1));
    send(inGeneration(1, Talk.words(0, 20_000)), inGeneration(1, COMPLETED));

    assertThat(documents(publish.writes()).keySet()).containsExactly("acme/talk/mic/p000000");
  }

  @Test
  void nothingRemainsOfAnInterviewThatIsOver() throws Exception {
    for (Kind over : List.of(Kind.CLOSED, Kind.DELETED)) {
      close();
      start();
      List<TextToEmbed> told = new ArrayList<>(cut.send(Talk.windows(0, 120_000)));
      told.addAll(cut.send(COMPLETED));
      TextToEmbed late = told.get(0);
      publish.send(embedded(told));
      publish.send(embedded(cut.send(signal(over))));
      int ofMark = publish.stateEntries();

      assertThat(publish.send(embedded(List.of(late)))).as("after %s", over).isEmpty();

      assertThat(publish.stateEntries()).as("after %s", over).isEqualTo(ofMark).isEqualTo(1);
      publish.processingTimePasses(Duration.ofDays(8).toMillis());
      assertThat(publish.stateEntries()).as("long after %s", over).isZero();
    }
  }

  @RepeatedTest(20)
  void closingWaitsForTheFinalTextAndItsLastVector() throws Exception {
    List<TextToEmbed> told = new ArrayList<>(cut.send(Talk.windows(0, 300_000)));
    told.addAll(cut.send(COMPLETED));
    List<Embedded> outcomes = new ArrayList<>(embedded(told));
    Embedded closed = embedded(cut.send(signal(Kind.CLOSED))).get(0);
    Collections.shuffle(outcomes, random);
    outcomes.add(random.nextInt(outcomes.size()), closed);

    publish.send(outcomes);

    assertThat(documents(publish.writes())).as("seed %d", seed).hasSize(10);
    assertThat(publish.counts())
        .as("seed %d", seed)
        .extracting(DocumentCounts::completion, DocumentCounts::documents)
        .containsExactly(tuple(1, 10));
    assertThat(publish.stateEntries()).as("seed %d", seed).isEqualTo(1);
  }

  @Test
  void aDeletionLeavesNoDocument() throws Exception {
    send(Talk.windows(0, 120_000));
    send(signal(Kind.DELETED));

    assertThat(documents(publish.writes())).isEmpty();
  }

  private List<DocumentWrite> send(TranscriptEvent... events) throws Exception {
    return send(List.of(events));
  }

  private List<DocumentWrite> send(List<TranscriptEvent> events) throws Exception {
    return publish.send(embedded(cut.send(events)));
  }
}
