package io.colloquy.flink.publish;

import static io.colloquy.flink.publish.Event.doubting;
import static io.colloquy.flink.publish.Event.filled;
import static io.colloquy.flink.publish.Event.gap;
import static io.colloquy.flink.publish.Event.signal;
import static io.colloquy.flink.publish.Event.spoken;
import static io.colloquy.flink.publish.Event.unclear;
import static io.colloquy.flink.publish.Event.words;
import static io.colloquy.flink.publish.PublishingTask.documents;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.schemas.SegmentKind;
import io.colloquy.schemas.TranscriptSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents of what was not understood. */
class UnclearDocumentsTest {
  private static final TranscriptEvent DOUBTED =
      doubting(words(1_000, 9_000, "one", "two"), unclear(1_420, 1_480, "no no no"));

  private PublishingTask task;

  @BeforeEach
  void start() throws Exception {
    task = new PublishingTask(null);
  }

  @AfterEach
  void close() {
    task.close();
  }

  @Test
  void anUnclearStretchPartsSegmentsAndIsADocumentBehindThem() throws Exception {
    task.send(DOUBTED, gap(9_000, 10_000), signal(Kind.COMPLETED));
    assertThat(documents(task.changes()))
        .containsExactly(
            "acme/talk/mic/000000/00 one",
            "acme/talk/mic/000000/01 two",
            "acme/talk/mic/000000/02 gap 9000-10000 lost-audio",
            "acme/talk/mic/000000/03 unclear 1420-1480 repetition: no no no");
    TranscriptSegment unclear = PublishingTask.segments(task.changes()).get(3);
    assertThat(unclear.getText()).isEmpty();
    assertThat(unclear.getWords()).isEmpty();
    assertThat(unclear.getDurationMs()).isEqualTo(60);
    assertThat(task.counts()).extracting(DocumentCounts::documents).containsExactly(2);
    assertThat(task.counts()).extracting(DocumentCounts::unclear).containsExactly(1);
  }

  @Test
  void itTellsWhoSpeaksByWhateverNameAndInWhichChapter() throws Exception {
    task.send(DOUBTED, signal(Kind.COMPLETED));
    TranscriptEvent said =
        Event.said("2", "segmentation", List.of()).toBuilder()
            .unclear(List.of(unclear(1_420, 1_480, "").withSpeaker("2")))
            .build();
    task.send(said, Event.names(Map.of("2", "Ada"), Map.of()));
    assertThat(PublishingTask.segments(task.changes()))
        .filteredOn(segment -> segment.getKind() == SegmentKind.UNCLEAR)
        .singleElement()
        .satisfies(
            unclear -> {
              assertThat(unclear.getSpeaker()).isEqualTo("2");
              assertThat(unclear.getSpeakerName()).isEqualTo("Ada");
              assertThat(unclear.getTurnsFrom()).isEqualTo("segmentation");
              assertThat(unclear.getRawText()).isEqualTo("no no no");
            });
    assertThat(task.changesOf(said)).isEmpty();
    task.send(signal(Kind.COMPLETED));
    assertThat(task.counts()).last().extracting(DocumentCounts::speakers).isEqualTo(List.of("2"));
  }

  @Test
  void lateAudioMayBeUnclear() throws Exception {
    task.send(words(10_000, 11_000, "one", "two"), gap(11_000, 13_000));
    task.send(words(13_000, 20_000, "five"));
    task.send(
        doubting(
            filled(11_000, 13_000, spoken(11_100, "three")), unclear(11_600, 12_900, "no no")));
    task.send(signal(Kind.COMPLETED));
    assertThat(documents(task.changes()))
        .containsExactly(
            "acme/talk/mic/000000/00 one two three",
            "acme/talk/mic/000000/01 five",
            "acme/talk/mic/000000/02 unclear 11600-12900 repetition: no no");
  }

  @Test
  void aRestoredStepWritesItAgain() throws Exception {
    task.send(DOUBTED);
    OperatorSubtaskState checkpoint = task.snapshot();
    List<SegmentChange> all = new ArrayList<>(task.changes());
    task.send(doubting(words(20_000, 29_000), unclear(15_000, 16_000, "lost with the attempt")));
    all.addAll(task.changes());
    try (PublishingTask restored = new PublishingTask(checkpoint)) {
      restored.send(signal(Kind.COMPLETED));
      all.addAll(restored.changes());
    }
    assertThat(documents(all))
        .containsExactly(
            "acme/talk/mic/000000/00 one",
            "acme/talk/mic/000000/01 two",
            "acme/talk/mic/000000/02 unclear 1420-1480 repetition: no no no");
  }

  @Test
  void aHigherGenerationThatUnderstandsLeavesNothingOfIt() throws Exception {
    task.send(DOUBTED, signal(Kind.COMPLETED), signal(Kind.BEGUN, 1));
    task.send(Event.inGeneration(1, words(1_000, 9_000, "one", "two")), signal(Kind.COMPLETED, 1));
    assertThat(documents(task.changes())).containsExactly("acme/talk/mic/000000/00 one two");
    task.send(signal(Kind.DELETED));
    assertThat(documents(task.changes())).isEmpty();
  }
}
