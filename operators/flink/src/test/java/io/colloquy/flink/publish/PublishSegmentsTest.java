package io.colloquy.flink.publish;

import static io.colloquy.flink.publish.Event.filled;
import static io.colloquy.flink.publish.Event.gap;
import static io.colloquy.flink.publish.Event.signal;
import static io.colloquy.flink.publish.Event.spoken;
import static io.colloquy.flink.publish.Event.words;
import static io.colloquy.flink.publish.PublishingTask.documents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.version.DocumentVersion;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.schemas.TranscriptSegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishSegmentsTest {
  private static final int MAX_PARALLELISM = 720;
  private static final long REPEATED_AFTER_MS = Duration.ofMinutes(10).toMillis();
  private static final SegmentChange ALL_DELETED =
      SegmentChange.interviewDeleted("acme/talk", Event.BEGAN_AT_MS);
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
  void segmentsAreNamedByTheirPlaceAlone() throws Exception {
    task.send(
        signal(Kind.BEGUN),
        words(1_000, 5_000, "one", "two"),
        words(6_000, 12_000, "three"),
        gap(12_000, 31_000),
        words(31_000, 40_000, "four"),
        signal(Kind.COMPLETED));
    assertThat(documents(task.changes()))
        .containsExactly(
            "acme/talk/mic/000000/00 one two",
            "acme/talk/mic/000000/01 three",
            "acme/talk/mic/000000/02 gap 12000-31000 lost-audio",
            "acme/talk/mic/000001/00 four");
  }

  @Test
  void documentsTellWhoSpeaks() throws Exception {
    task.send(words(1_000, 5_000, "one", "two"), words(6_000, 6_500, "three"));
    task.send(Event.said("2", "segmentation", spoken(1_500, "two")));
    task.send(Event.said("outside:B", "segmentation", spoken(6_000, "three")));
    task.send(Event.names(Map.of("2", "Ada"), Map.of()), signal(Kind.COMPLETED));
    assertThat(PublishingTask.segments(task.changes()))
        .extracting(
            TranscriptSegment::getText,
            TranscriptSegment::getSpeaker,
            TranscriptSegment::getSpeakerName,
            TranscriptSegment::getTurnsFrom)
        .containsExactly(
            tuple("one", null, null, null),
            tuple("two", "2", "Ada", "segmentation"),
            tuple("three", "B", null, "outside"));
    assertThat(task.counts().get(0).speakers()).containsExactly("2", "B");
  }

  @Test
  void aNewNameRewritesOnlyWhereItsSpeakerSpeaks() throws Exception {
    task.send(words(1_000, 5_000, "one"), words(36_000, 40_000, "two"));
    task.send(Event.said("1", "channel", spoken(1_000, "one")));
    assertThat(task.changesOf(Event.names(Map.of("1", "Ada"), Map.of())))
        .filteredOn(change -> change.segment() != null)
        .extracting(change -> change.segment().getSpeakerName())
        .containsExactly("Ada");
    assertThat(task.changesOf(Event.names(Map.of("1", "Ada"), Map.of()))).isEmpty();
    assertThat(task.changesOf(Event.names(Map.of("1", "Ada"), Map.of("mic", "agent"))))
        .filteredOn(change -> change.segment() != null)
        .extracting(change -> change.segment().getSpeakerName())
        .containsExactly("agent");
  }

  @Test
  void aSegmentThatIsStillOpenIsWrittenByCompletion() throws Exception {
    task.send(words(1_000, 1_900, "one", "two"));
    assertThat(task.changes()).isEmpty();
    task.send(signal(Kind.COMPLETED));
    assertThat(documents(task.changes())).containsExactly("acme/talk/mic/000000/00 one two");
  }

  @Test
  void versionsOfADocumentRise() throws Exception {
    task.send(words(1_000, 5_000, "one"), words(6_000, 12_000, "two"), gap(12_000, 13_000));
    task.send(filled(12_000, 13_000, spoken(12_000, "new")), signal(Kind.COMPLETED));
    Map<String, Long> versions = new HashMap<>();
    for (SegmentChange change : task.changes()) {
      Long before = versions.put(change.segmentId(), change.version());
      assertThat(change.version())
          .as(change.segmentId())
          .isGreaterThan(before == null ? -1 : before);
    }
  }

  @Test
  void theFirstWriteOfABucketDeletesAllOrdinalsItDoesNotUse() throws Exception {
    List<SegmentChange> first = task.changesOf(words(1_000, 5_000, "one"));
    assertThat(ordinals(first)).containsExactlyElementsOf(range(SegmentBucket.ORDINALS));
    assertThat(first).filteredOn(change -> change.segment() != null).hasSize(1);
    assertThat(first).noneMatch(SegmentChange::published);
    List<SegmentChange> second = task.changesOf(gap(5_000, 6_000));
    assertThat(ordinals(second)).containsExactlyElementsOf(range(2));
    List<SegmentChange> third = task.changesOf(filled(5_000, 6_000, List.of()));
    assertThat(ordinals(third)).containsExactlyElementsOf(range(2));
    assertThat(third.get(1).segment()).isNull();
    assertThat(third.get(1).published()).isTrue();
  }

  @Test
  void afterARestoreCompletionHasWrittenEveryBucketAgain() throws Exception {
    task.send(words(1_000, 25_000, "one"), words(25_000, 95_000));
    OperatorSubtaskState checkpoint = task.snapshot();
    List<SegmentChange> all = new ArrayList<>();
    task.send(words(95_000, 99_000, "lost"), words(100_000, 130_000, "with", "the", "attempt"));
    all.addAll(task.changes());
    try (PublishingTask restored = new PublishingTask(checkpoint)) {
      restored.send(words(95_000, 125_000, "four"), signal(Kind.COMPLETED));
      assertThat(ordinalsByBucket(restored.changes()))
          .containsOnlyKeys(0L, 1L, 2L, 3L, 4L)
          .allSatisfy(
              (bucket, ordinals) ->
                  assertThat(ordinals).containsAll(range(SegmentBucket.ORDINALS)));
      assertThat(epoch(restored.changes())).isGreaterThan(epoch(task.changes()));
      all.addAll(restored.changes());
    }
    assertThat(documents(all))
        .containsExactly("acme/talk/mic/000000/00 one", "acme/talk/mic/000003/00 four");
  }

  @Test
  void aHigherGenerationWritesOverAllOfTheOlderOne() throws Exception {
    task.send(words(1_000, 5_000, "one"), words(65_000, 70_000, "long"), signal(Kind.COMPLETED));
    task.send(signal(Kind.BEGUN, 1));
    task.send(words(2_000, 5_000, "short"), signal(Kind.COMPLETED, 1));
    assertThat(documents(task.changes())).containsExactly("acme/talk/mic/000000/00 short");
  }

  @Test
  void aHigherGenerationTellsReadersOfTheTopicWhatIsGone() throws Exception {
    task.send(words(1_000, 5_000, "one"), words(65_000, 70_000, "long"), signal(Kind.COMPLETED));
    task.send(signal(Kind.BEGUN, 1), words(2_000, 5_000, "short"));
    List<SegmentChange> completion = task.changesOf(signal(Kind.COMPLETED, 1));
    assertThat(completion)
        .filteredOn(change -> change.segment() == null && change.published())
        .filteredOn(change -> !change.isOfWholeInterview())
        .extracting(SegmentChange::segmentId)
        .containsExactly("acme/talk/mic/000002/00");
  }

  @Test
  void nothingRemainsOfAClosedInterviewButItsDocuments() throws Exception {
    task.send(words(1_000, 5_000, "one"), signal(Kind.COMPLETED));
    List<SegmentChange> changes = task.changesOf(signal(Kind.CLOSED));
    assertThat(changes).isEmpty();
    assertThat(task.stateEntries()).isZero();
  }

  @Test
  void noDocumentRemainsOfADeletedInterview() throws Exception {
    task.send(words(1_000, 5_000, "one"), gap(40_000, 50_000), signal(Kind.DELETED));
    List<SegmentChange> single =
        task.changes().stream().filter(change -> !change.isOfWholeInterview()).toList();
    assertThat(documents(single)).isEmpty();
    assertThat(last(task.changes())).isEqualTo(ALL_DELETED);
  }

  @Test
  void aDeletionIsToldOnceMoreAfterTenMinutesAndThenNothingRemains() throws Exception {
    task.send(words(1_000, 5_000, "one"));
    List<SegmentChange> first = task.changesOf(signal(Kind.DELETED));
    assertThat(task.stateEntries()).isEqualTo(1);
    task.processingTimePasses(REPEATED_AFTER_MS - 1);
    int changes = task.changes().size();
    assertThat(last(first)).isEqualTo(ALL_DELETED);
    task.processingTimePasses(1);
    assertThat(task.changes()).hasSize(changes + 1);
    assertThat(last(task.changes()).interview()).isEqualTo("acme/talk");
    assertThat(last(task.changes()).version()).isEqualTo(DocumentVersion.HIGHEST);
    assertThat(task.stateEntries()).isZero();
    assertThat(task.timers()).isZero();
  }

  @Test
  void aDeletionIsRepeatedTenMinutesBehindARestartThatCameMeanwhile() throws Exception {
    task.send(signal(Kind.DELETED));
    try (PublishingTask restored = new PublishingTask(task.snapshot())) {
      restored.processingTimePasses(2 * REPEATED_AFTER_MS);
      restored.processingTimePasses(REPEATED_AFTER_MS - 1);
      assertThat(restored.changes()).isEmpty();
      restored.processingTimePasses(1);
      assertThat(restored.changes()).hasSize(1);
      assertThat(restored.stateEntries()).isZero();
    }
  }

  @Test
  void aDeletionThatComesAgainIsRepeatedOnceBehindTheLast() throws Exception {
    task.send(signal(Kind.DELETED));
    task.processingTimePasses(REPEATED_AFTER_MS - 1);
    task.send(signal(Kind.DELETED));
    task.processingTimePasses(REPEATED_AFTER_MS - 1);
    assertThat(task.changes()).containsExactly(ALL_DELETED, ALL_DELETED);
    task.processingTimePasses(1);
    assertThat(task.changes()).hasSize(3);
    assertThat(task.stateEntries()).isZero();
    assertThat(task.timers()).isZero();
  }

  @Test
  void whatIsPublishedIsCountedAtEachCompletion() throws Exception {
    task.send(words(1_000, 9_000, "one"), gap(9_000, 29_000), words(29_000, 70_000, "two"));
    task.send(signal(Kind.COMPLETED));
    task.send(filled(9_000, 29_000, spoken(12_000, "late")), signal(Kind.COMPLETED));
    task.send(signal(Kind.DELETED));
    assertThat(task.counts()).containsExactly(counts(1, 2, 1), counts(2, 3, 0));
  }

  @Test
  void whatAWindowThatFailedLeavesIsAGap() throws Exception {
    TranscriptEvent failed = Event.because("recognition-failed", gap(5_000, 20_000));
    TranscriptEvent broken = Event.because("broken-audio", gap(20_000, 21_000));
    task.send(words(1_000, 5_000, "one"), failed, broken, gap(21_000, 30_000));
    task.send(signal(Kind.COMPLETED));
    assertThat(documents(task.changes()))
        .containsExactly(
            "acme/talk/mic/000000/00 one",
            "acme/talk/mic/000000/01 gap 5000-20000 recognition-failed",
            "acme/talk/mic/000000/02 gap 20000-21000 broken-audio",
            "acme/talk/mic/000000/03 gap 21000-30000 lost-audio");
  }

  @Test
  void aRerunOfAClosedInterviewLeavesNothingOfEarlierGenerations() throws Exception {
    task.send(words(1_000, 5_000, "one"), words(65_000, 70_000, "long"), signal(Kind.COMPLETED));
    task.send(signal(Kind.CLOSED), signal(Kind.BEGUN, 1));
    task.send(Event.inGeneration(1, words(2_000, 5_000, "short")), signal(Kind.COMPLETED, 1));
    assertThat(documents(task.changes())).containsExactly("acme/talk/mic/000000/00 short");
  }

  @Test
  void anInterviewWithoutAudioWritesNothing() throws Exception {
    task.send(signal(Kind.BEGUN), signal(Kind.COMPLETED), signal(Kind.CLOSED));
    assertThat(task.changes()).isEmpty();
    assertThat(task.stateEntries()).isZero();
  }

  @Test
  void epochsRiseAlsoWhenTheStepIsScaled() throws Exception {
    OperatorSubtaskState snapshot;
    long before;
    try (PublishingTask only = new PublishingTask(null, false, MAX_PARALLELISM, 1, 0)) {
      only.send(words(1_000, 5_000, "one"));
      before = epoch(only.changes());
      snapshot = only.snapshot();
    }
    for (int next = 1; next <= 3; next++) {
      int subtask =
          KeyGroupRangeAssignment.assignKeyToParallelOperator("acme/talk", MAX_PARALLELISM, next);
      OperatorSubtaskState part =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              snapshot, MAX_PARALLELISM, 1, next, subtask);
      try (PublishingTask scaled =
          new PublishingTask(part, false, MAX_PARALLELISM, next, subtask)) {
        scaled.send(words(31_000, 35_000, "two"));
        assertThat(epoch(scaled.changes())).as("%d subtasks", next).isGreaterThan(before);
      }
    }
  }

  private static DocumentCounts counts(int completion, int segments, int gaps) {
    return new DocumentCounts(
        DocumentCounts.Of.SEGMENTS,
        "acme",
        "talk",
        Event.BEGAN_AT_MS,
        0,
        completion,
        segments,
        gaps,
        0,
        List.of());
  }

  private static SegmentChange last(List<SegmentChange> changes) {
    return changes.get(changes.size() - 1);
  }

  private static long epoch(List<SegmentChange> changes) {
    List<Long> epochs =
        changes.stream()
            .map(change -> DocumentVersion.fromLong(change.version()).writerEpoch())
            .distinct()
            .toList();
    assertThat(epochs).hasSize(1);
    return epochs.get(0);
  }

  private static Map<Long, List<Integer>> ordinalsByBucket(List<SegmentChange> changes) {
    Map<Long, List<Integer>> buckets = new HashMap<>();
    for (SegmentChange change : changes) {
      String[] parts = change.segmentId().split("/");
      buckets
          .computeIfAbsent(Long.parseLong(parts[3]), bucket -> new ArrayList<>())
          .add(Integer.parseInt(parts[4]));
    }
    return buckets;
  }

  private static List<Integer> ordinals(List<SegmentChange> changes) {
    return changes.stream()
        .map(change -> Integer.parseInt(change.segmentId().split("/")[4]))
        .toList();
  }

  private static List<Integer> range(int end) {
    return IntStream.range(0, end).boxed().toList();
  }
}
