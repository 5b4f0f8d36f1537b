package io.colloquy.flink.publish;

import static io.colloquy.flink.publish.Event.doubting;
import static io.colloquy.flink.publish.Event.filled;
import static io.colloquy.flink.publish.Event.gap;
import static io.colloquy.flink.publish.Event.signal;
import static io.colloquy.flink.publish.Event.spoken;
import static io.colloquy.flink.publish.Event.unclear;
import static io.colloquy.flink.publish.Event.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.schemas.TranscriptSegment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents tell the language and the model of those who heard their words. */
class RecognizersInDocumentsTest {
  private PublishingTask task;

  @BeforeEach
  void start() throws Exception {
    task = new PublishingTask(null);
  }

  @AfterEach
  void close() {
    task.close();
  }

  @ParameterizedTest(name = "an end that tells {0}")
  @NullSource
  @ValueSource(strings = {"en", "de"})
  void whateverOutcomeCompletesAnInterviewNamesNoLanguage(String language) throws Exception {
    task.send(
        in("en", words(1_000, 1_900, "one")).toBuilder().streamId("call:1").build(),
        in("de", words(1_000, 1_900, "zwei")).toBuilder().streamId("call:2").build(),
        in(language, signal(Kind.COMPLETED)));
    assertThat(languages()).containsExactly("en", "de");
  }

  @Test
  void whatClosesASegmentDoesNotNameItsLanguage() throws Exception {
    task.send(in("en", words(1_000, 1_900, "one")), in("de", words(31_000, 40_000, "zwei")));
    assertThat(languages()).containsExactly("en", "de");
  }

  @Test
  void theLastWordOfABucketNamesItsLanguageWheneverItComes() throws Exception {
    TranscriptEvent before = in("en", words(1_000, 5_000, "one"));
    TranscriptEvent late = in("nn", filled(5_000, 8_000, spoken(6_000, "to")));
    TranscriptEvent behind = in("de", words(8_000, 20_000, "drei"));
    task.send(before, gap(5_000, 8_000), late, behind);
    assertThat(languages()).containsExactly("de", "de", "de");
    try (PublishingTask other = new PublishingTask(null)) {
      other.send(before, gap(5_000, 8_000), behind, late);
      assertThat(languages(other)).containsExactly("de", "de", "de");
    }
  }

  @Test
  void whatWasNotUnderstoodNamesItsRecognizerToo() throws Exception {
    task.send(
        by("new", gap(1_000, 5_000)),
        by("old", doubting(words(5_000, 20_000), unclear(6_000, 9_000, "no no"))),
        by("new", gap(20_000, 25_000)));
    assertThat(models()).containsExactly("old", "old", "old");
  }

  @Test
  void aGapIsToldByItsOwnGenerationWhereThereIsNothingElse() throws Exception {
    task.send(by("old", words(1_000, 40_000, "one")), by("old", gap(40_000, 45_000)));
    task.send(signal(Kind.BEGUN, 1));
    task.send(Event.inGeneration(1, by("new", gap(1_000, 20_000))));
    task.send(Event.inGeneration(1, by("new", words(35_000, 45_000, "one"))));
    task.send(by("old", signal(Kind.COMPLETED, 1)));
    assertThat(models()).containsExactly("new", "new");
  }

  private static TranscriptEvent in(String language, TranscriptEvent event) {
    return event.toBuilder().recognizer(language, event.model(), event.settings()).build();
  }

  private static TranscriptEvent by(String model, TranscriptEvent event) {
    return event.toBuilder().recognizer(event.language(), model, event.settings()).build();
  }

  private List<String> languages() {
    return languages(task);
  }

  private static List<String> languages(PublishingTask task) {
    return PublishingTask.segments(task.changes()).stream()
        .filter(segment -> !segment.getText().isEmpty())
        .map(TranscriptSegment::getLanguage)
        .toList();
  }

  private List<String> models() {
    return PublishingTask.segments(task.changes()).stream()
        .map(TranscriptSegment::getModel)
        .toList();
  }
}
