package io.colloquy.flink.publish;

import static io.colloquy.flink.publish.Event.filled;
import static io.colloquy.flink.publish.Event.gap;
import static io.colloquy.flink.publish.Event.inGeneration;
import static io.colloquy.flink.publish.Event.signal;
import static io.colloquy.flink.publish.Event.spoken;
import static io.colloquy.flink.publish.Event.words;
import static io.colloquy.flink.publish.PublishingTask.segments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.colloquy.core.chapter.Chapter;
import io.colloquy.flink.chapter.ChapterEvent;
import io.colloquy.flink.publish.DocumentCounts.Of;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.schemas.TranscriptSegment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChaptersInDocumentsTest {
  private static final Chapter SHIPS = chapter(0, 60_000, "ships");
  private static final Chapter BREAD = chapter(60_000, 200_000, "bread");
  private PublishingTask task;

  @BeforeEach
  void start() throws Exception {
    task = new PublishingTask(null, true);
  }

  @AfterEach
  void close() {
    task.close();
  }

  @Test
  void segmentsAndGapsTellTheChapterTheyStartIn() throws Exception {
    task.send(talk());
    task.send(found(0, 1, SHIPS, BREAD));
    assertThat(segments(task.changes()))
        .extracting(
            TranscriptSegment::getStartMs,
            TranscriptSegment::getChapterId,
            TranscriptSegment::getChapterTitle)
        .containsExactly(
            tuple(1_000L, "acme/talk/c000000", "ships"),
            tuple(31_000L, "acme/talk/c000000", "ships"),
            tuple(61_000L, "acme/talk/c000002", "bread"),
            tuple(70_000L, "acme/talk/c000002", "bread"));
  }

  @Test
  void chaptersThatChangeRewriteOnlyWhatTheyTouch() throws Exception {
    task.send(talk());
    task.send(found(0, 1, SHIPS, BREAD));
    assertThat(task.changesOf(found(0, 2, SHIPS, BREAD))).isEmpty();
    Chapter renamed = chapter(60_000, 200_000, "baking");
    assertThat(task.changesOf(found(0, 3, SHIPS, renamed)))
        .extracting(SegmentChange::segmentId)
        .containsExactly("acme/talk/mic/000002/00", "acme/talk/mic/000002/01");
  }

  @Test
  void chaptersAreCountedWhetherTheyComeBeforeTheTextOrBehind() throws Exception {
    task.send(found(0, 1, SHIPS, BREAD));
    task.send(talk());
    assertThat(segments(task.changes()).get(3).getChapterTitle()).isEqualTo("bread");
    assertThat(task.counts())
        .extracting(DocumentCounts::of, DocumentCounts::completion, DocumentCounts::documents)
        .containsExactly(tuple(Of.CHAPTERS, 1, 2), tuple(Of.SEGMENTS, 1, 3));
  }

  @Test
  void lateWordsGetTheirChapterAtOnce() throws Exception {
    task.send(talk());
    task.send(found(0, 1, SHIPS, BREAD));
    task.send(filled(70_000, 80_000, spoken(70_000, "late")));
    TranscriptSegment late = segments(task.changes()).get(3);
    assertThat(late.getText()).isEqualTo("late");
    assertThat(late.getChapterTitle()).isEqualTo("bread");
  }

  @Test
  void aRestoredStepWritesChaptersAgain() throws Exception {
    task.send(talk());
    task.send(found(0, 1, SHIPS, BREAD));
    List<TranscriptSegment> before = segments(task.changes());
    try (PublishingTask restored = new PublishingTask(task.snapshot(), true)) {
      restored.send(signal(Kind.COMPLETED));
      assertThat(segments(restored.changes()))
          .extracting(TranscriptSegment::getChapterId)
          .isEqualTo(before.stream().map(TranscriptSegment::getChapterId).toList());
    }
  }

  @Test
  void chaptersOfAnotherGenerationAreNotThoseOfThisOne() throws Exception {
    task.send(talk());
    task.send(found(1, 1, BREAD));
    assertThat(segments(task.changes()))
        .extracting(TranscriptSegment::getChapterId)
        .containsOnlyNulls();
    task.send(signal(Kind.BEGUN, 1));
    task.send(inGeneration(1, words(61_000, 70_000, "anew")), signal(Kind.COMPLETED, 1));
    assertThat(task.changesOf(found(0, 2, SHIPS))).isEmpty();
    assertThat(segments(task.changes()))
        .extracting(TranscriptSegment::getText, TranscriptSegment::getChapterTitle)
        .containsExactly(tuple("anew", "bread"));
  }

  @Test
  void closingWaitsForTheChaptersOfTheLastCompletion() throws Exception {
    task.send(talk());
    task.send(signal(Kind.COMPLETED), signal(Kind.CLOSED));
    task.send(found(0, 1, BREAD));
    assertThat(task.stateEntries()).isPositive();
    task.send(found(0, 2, SHIPS, BREAD));
    assertThat(task.stateEntries()).isZero();
    assertThat(segments(task.changes()).get(0).getChapterTitle()).isEqualTo("ships");
    assertThat(task.counts().get(task.counts().size() - 1).completion()).isEqualTo(2);
  }

  @Test
  void chaptersThatAreThereBeforeTheClosingAreNotWaitedFor() throws Exception {
    task.send(talk());
    task.send(found(0, 1, SHIPS, BREAD));
    task.send(signal(Kind.CLOSED));
    assertThat(task.stateEntries()).isZero();
  }

  @Test
  void aHigherGenerationDoesNotWaitForOneThatIsToBeClosed() throws Exception {
    task.send(talk());
    task.send(signal(Kind.CLOSED), signal(Kind.BEGUN, 1));
    assertThat(task.changesOf(found(0, 1, SHIPS))).isEmpty();
    task.send(inGeneration(1, words(1_000, 9_000, "anew")), signal(Kind.COMPLETED, 1));
    task.send(found(1, 1, BREAD));
    task.send(signal(Kind.CLOSED, 1));
    assertThat(task.stateEntries()).isZero();
  }

  @Test
  void chaptersOfADeletedInterviewAreDropped() throws Exception {
    task.send(talk());
    task.send(signal(Kind.DELETED));
    assertThat(task.changesOf(found(0, 1, SHIPS, BREAD))).isEmpty();
    task.processingTimePasses(Duration.ofMinutes(10).toMillis());
    assertThat(task.stateEntries()).isZero();
  }

  private static TranscriptEvent[] talk() {
    return new TranscriptEvent[] {
      words(1_000, 30_000, "one"),
      words(31_000, 60_000, "two"),
      words(61_000, 70_000, "three"),
      gap(70_000, 80_000),
      signal(Kind.COMPLETED)
    };
  }

  private static Chapter chapter(long startMs, long endMs, String title) {
    return new Chapter(startMs, endMs, title, List.of(), "", List.of(), 1);
  }

  private static ChapterEvent found(int generation, int completion, Chapter... chapters) {
    return new ChapterEvent(
        "acme", "talk", Event.BEGAN_AT_MS, generation, completion, List.of(chapters));
  }
}
