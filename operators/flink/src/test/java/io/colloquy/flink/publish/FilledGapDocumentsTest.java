package io.colloquy.flink.publish;

import static io.colloquy.flink.publish.Event.filled;
import static io.colloquy.flink.publish.Event.gap;
import static io.colloquy.flink.publish.Event.signal;
import static io.colloquy.flink.publish.Event.spoken;
import static io.colloquy.flink.publish.Event.words;
import static io.colloquy.flink.publish.PublishingTask.documents;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of what late audio brought. */
class FilledGapDocumentsTest {
  private PublishingTask task;

  @BeforeEach
  void start() throws Exception {
    task = new PublishingTask(null);
  }

  @AfterEach
  void close() {
    task.close();
  }

  @ParameterizedTest(name = "before event {0}")
  @ValueSource(ints = {2, 3, 4, 5})
  void aFilledGapIsSegmentedAnewWithItsNeighboursWheneverItComes(int place) throws Exception {
    List<TranscriptEvent> events =
        new ArrayList<>(
            List.of(
                words(10_000, 11_000, "one", "two"),
                gap(11_000, 13_000),
                words(13_000, 13_500, "five"),
                words(13_500, 20_000, "six"),
                signal(Kind.COMPLETED)));
    events.add(place, filled(11_000, 13_000, spoken(11_100, "three", "four", "and", "then")));
    task.send(events.toArray(TranscriptEvent[]::new));
    assertThat(documents(task.changes()))
        .containsExactly("acme/talk/mic/000000/00 one two three four and then five six");
  }

  @Test
  void afterACompletionNothingWaitsForAnother() throws Exception {
    task.send(words(10_000, 11_000, "one", "two"), gap(11_000, 12_000), signal(Kind.COMPLETED));
    task.send(filled(11_000, 12_000, spoken(11_100, "three", "four")));
    assertThat(documents(task.changes()))
        .containsExactly("acme/talk/mic/000000/00 one two three four");
    task.send(Event.said("2", "segmentation", spoken(11_100, "three", "four")));
    assertThat(documents(task.changes()))
        .containsExactly("acme/talk/mic/000000/00 one two", "acme/talk/mic/000000/01 three four");
  }

  @Test
  void whatOfAGapIsStillMissingStaysAGap() throws Exception {
    task.send(words(1_000, 9_000, "one"), gap(9_000, 29_000), words(29_000, 40_000, "three"));
    task.send(
        filled(
            9_000,
            29_000,
            spoken(15_000, "two"),
            new MediaSpan(9_000, 14_000),
            new MediaSpan(20_000, 29_000)));
    assertThat(documents(task.changes()))
        .containsExactly(
            "acme/talk/mic/000000/00 one",
            "acme/talk/mic/000000/01 two",
            "acme/talk/mic/000000/02 three",
            "acme/talk/mic/000000/03 gap 9000-14000 lost-audio",
            "acme/talk/mic/000000/04 gap 20000-29000 lost-audio");
    task.send(filled(20_000, 29_000, List.of()), filled(9_000, 14_000, spoken(10_000, "more")));
    assertThat(documents(task.changes()))
        .containsExactly(
            "acme/talk/mic/000000/00 one",
            "acme/talk/mic/000000/01 more",
            "acme/talk/mic/000000/02 two",
            "acme/talk/mic/000000/03 three");
  }

  @Test
  void whatFailedOfLateAudioIsAGapBesideWhatComesAfterIt() throws Exception {
    task.send(gap(10_000, 40_000));
    MediaSpan failed = new MediaSpan(10_000, 20_000);
    task.send(filled(10_000, 40_000, List.of(), failed, new MediaSpan(20_000, 40_000)));
    task.send(filled(20_000, 40_000, spoken(22_000, "two"), new MediaSpan(30_000, 40_000)));
    task.send(signal(Kind.COMPLETED));
    assertThat(documents(task.changes()))
        .containsExactly(
            "acme/talk/mic/000000/00 two",
            "acme/talk/mic/000000/01 gap 10000-20000 lost-audio",
            "acme/talk/mic/000001/00 gap 30000-40000 lost-audio");
    assertThat(task.counts()).extracting(DocumentCounts::gaps).containsExactly(2);
  }
}
