package io.colloquy.flink.passage;

import static io.colloquy.flink.passage.CuttingTask.only;
import static io.colloquy.flink.publish.Event.filled;
import static io.colloquy.flink.publish.Event.gap;
import static io.colloquy.flink.publish.Event.inGeneration;
import static io.colloquy.flink.publish.Event.said;
import static io.colloquy.flink.publish.Event.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.colloquy.flink.embed.FinalText;
import io.colloquy.flink.embed.FinalText.LastBucket;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.publish.Event;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CutPassagesTest {
  private static final TranscriptEvent COMPLETED = signal(Kind.COMPLETED);
  private CuttingTask task;

  @BeforeEach
  void start() throws Exception {
    task = new CuttingTask(null);
  }

  @AfterEach
  void close() {
    task.close();
  }

  @Test
  void tellsUnitsAndPassagesOnceTheirLastWordIsKnown() throws Exception {
    assertThat(task.send(Talk.words(0, 30_000)))
        .extracting(TextToEmbed::kind)
        .containsExactly(TextToEmbed.Kind.UNIT);

    List<TextToEmbed> told = task.send(Talk.windows(30_000, 120_000));

    assertThat(only(TextToEmbed.Kind.UNIT, told))
        .extracting(unit -> unit.unit().startMs())
        .containsExactly(25_000L, 50_000L, 75_000L);
    assertThat(only(TextToEmbed.Kind.PASSAGE, told))
        .extracting(passage -> passage.passage().startMs())
        .containsExactly(0L, 30_000L);
    assertThat(told.get(0).text()).startsWith("w50 ");
    assertThat(told).allMatch(text -> text.revision() == 1);
  }

  @Test
  void completionTellsEverythingButTextsAgain() throws Exception {
    List<TextToEmbed> before = task.send(Talk.windows(0, 120_000));

    List<TextToEmbed> told = task.send(COMPLETED);

    FinalText text = finalText(told);
    assertThat(text.units()).hasSize(5);
    assertThat(text.passages())
        .extracting(ref -> ref.passage().words())
        .containsExactly(120, 120, 120, 60);
    assertThat(text.sentences()).hasSize(24);
    assertThat(text.lastBuckets()).containsExactly(new LastBucket("mic", 4));
    assertThat(Stream.concat(before.stream(), told.stream()).filter(TextToEmbed::isText))
        .extracting(TextToEmbed::textHash)
        .doesNotHaveDuplicates()
        .hasSize(text.unitHashes().size() + text.passageHashes().size());
  }

  @Test
  void finalTextFollowsFromWordsSpeakersAndGapsAlone() throws Exception {
    task.send(Talk.words(0, 60_000), gap(60_000, 70_000), Talk.words(70_000, 130_000));
    task.send(said("2", "segmentation", Talk.spoken(5_000, 20_000)));
    task.send(said("1", "segmentation", Talk.spoken(20_000, 60_000)));
    task.send(filled(60_000, 70_000, Talk.spoken(60_000, 70_000)));
    task.send(said("1", "segmentation", Talk.spoken(5_000, 20_000)));
    FinalText disturbed = finalText(task.send(COMPLETED));

    try (CuttingTask other = new CuttingTask(null)) {
      other.send(Talk.windows(0, 130_000));
      other.send(said("1", "segmentation", Talk.spoken(5_000, 60_000)));
      assertThat(finalText(other.send(COMPLETED))).usingRecursiveComparison().isEqualTo(disturbed);
    }
    assertThat(disturbed.passages().get(0).passage().speakers()).containsExactly("1");
  }

  @Test
  void aPartOfAGapMayBeFilled() throws Exception {
    task.send(Talk.words(0, 50_000), gap(50_000, 120_000), Talk.words(120_000, 180_000));
    task.send(filled(80_000, 100_000, Talk.spoken(80_000, 100_000)));
    FinalText disturbed = finalText(task.send(COMPLETED));

    try (CuttingTask other = new CuttingTask(null)) {
      other.send(Talk.words(0, 50_000), gap(50_000, 80_000), Talk.words(80_000, 100_000));
      other.send(gap(100_000, 120_000), Talk.words(120_000, 180_000));
      assertThat(finalText(other.send(COMPLETED))).usingRecursiveComparison().isEqualTo(disturbed);
    }
  }

  @Test
  void aTaskThatIsRestoredTellsTheSame() throws Exception {
    List<TranscriptEvent> events = Talk.windows(0, 300_000);
    List<TextToEmbed> undisturbed = task.send(events);

    List<TextToEmbed> told;
    List<TextToEmbed> rest;
    try (CuttingTask first = new CuttingTask(null)) {
      told = List.copyOf(first.send(events.subList(0, 4)));
      try (CuttingTask second = new CuttingTask(first.snapshot())) {
        rest = List.copyOf(second.send(events.subList(4, events.size())));
        assertThat(finalText(second.send(COMPLETED)))
            .usingRecursiveComparison()
            .isEqualTo(finalText(task.send(COMPLETED)));
      }
    }
    assertThat(Stream.concat(told.stream(), rest.stream()))
        .extracting(TextToEmbed::textHash)
        .containsExactlyElementsOf(undisturbed.stream().map(TextToEmbed::textHash).toList());
  }

  @Test
  void anInterviewThatBeganWithoutChaptersHasAllOfThemOnceTheyAreTold() throws Exception {
    FinalText whole = finalText(sent(task, Talk.windows(0, 300_000)));
    try (CuttingTask without = new CuttingTask(null, false)) {
      assertThat(without.send(Talk.windows(0, 150_000))).isEmpty();
      try (CuttingTask with = new CuttingTask(without.snapshot())) {
        assertThat(finalText(sent(with, Talk.windows(150_000, 300_000))))
            .usingRecursiveComparison()
            .isEqualTo(whole);
      }
    }
  }

  private static List<TextToEmbed> sent(CuttingTask task, List<TranscriptEvent> events)
      throws Exception {
    task.send(events);
    return task.send(COMPLETED);
  }

  @Test
  void lateWordsTellOnlyTheTextsTheyChange() throws Exception {
    task.send(Talk.words(0, 60_000), gap(60_000, 62_000), Talk.words(62_000, 300_000), COMPLETED);

    List<TextToEmbed> told =
        task.send(filled(60_000, 62_000, Talk.spoken(60_000, 62_000)), COMPLETED);

    assertThat(only(TextToEmbed.Kind.UNIT, told)).hasSize(1);
    assertThat(only(TextToEmbed.Kind.PASSAGE, told))
        .extracting(passage -> passage.passage().startMs())
        .containsExactly(30_000L, 60_000L);
    assertThat(told).allMatch(text -> text.revision() == 2);
  }

  @Test
  void passagesThatSayTheSameShareAText() throws Exception {
    String[] announcement = "This call is recorded.".split(" ");
    task.send(
        Event.words(0, 10_000, announcement),
        gap(10_000, 40_000),
        Event.words(40_000, 50_000, "this", "call", "is", "recorded"));

    List<TextToEmbed> told = task.send(COMPLETED);

    assertThat(finalText(told).passages()).hasSize(2);
    assertThat(finalText(told).passageHashes()).hasSize(1);
    assertThat(only(TextToEmbed.Kind.PASSAGE, told))
        .extracting(TextToEmbed::text)
        .containsExactly("This call is recorded.");
  }

  @Test
  void aStreamThatEndedHoldsUpNobody() throws Exception {
    task.send(Talk.words(0, 10_000).toBuilder().streamId("announcement").build());

    List<TextToEmbed> told = task.send(Talk.windows(0, 300_000));

    assertThat(only(TextToEmbed.Kind.UNIT, told)).hasSizeGreaterThan(5);
  }

  @Test
  void anInterviewWithoutWordsHasAFinalTextAsWell() throws Exception {
    task.send(gap(0, 40_000));

    FinalText text = finalText(task.send(COMPLETED));

    assertThat(text.passages()).isEmpty();
    assertThat(text.units()).isEmpty();
    assertThat(text.lastBuckets()).containsExactly(new LastBucket("mic", 1));
  }

  @Test
  void aHigherGenerationBeginsAnew() throws Exception {
    task.send(Talk.windows(0, 60_000));
    task.send(COMPLETED, signal(Kind.BEGUN, 1));
    task.send(inGeneration(1, Talk.words(0, 5_000)));

    List<TextToEmbed> told = task.send(inGeneration(1, COMPLETED));

    assertThat(finalText(told).sentences()).hasSize(1);
    assertThat(told).allMatch(text -> text.generation() == 1 && text.revision() == 1);
  }

  @Test
  void nothingRemainsOfAnInterviewThatIsOver() throws Exception {
    for (Kind over : List.of(Kind.CLOSED, Kind.DELETED)) {
      task.send(Talk.windows(0, 120_000));
      task.send(COMPLETED);
      assertThat(task.stateEntries()).isPositive();

      assertThat(task.send(signal(over)))
          .extracting(told -> told.kind().name(), TextToEmbed::revision)
          .containsExactly(tuple(over.name(), 1));
      assertThat(task.stateEntries()).isZero();
    }
  }

  private static FinalText finalText(List<TextToEmbed> told) {
    return told.get(told.size() - 1).finalText();
  }
}
