package io.colloquy.flink.publish;

import io.colloquy.flink.StepTask;
import io.colloquy.flink.chapter.ChapterEvent;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.schemas.TranscriptSegment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** One task of the step, and the index that its changes make. */
final class PublishingTask
    extends StepTask<
        SegmentChange,
        KeyedTwoInputStreamOperatorTestHarness<
            String, TranscriptEvent, ChapterEvent, SegmentChange>> {
  private final boolean tellsChapters;
  private int completions;

  PublishingTask(OperatorSubtaskState restored) throws Exception {
    this(restored, false);
  }

  /**
   * @param tellsChapters false if, before an interview is closed, there are no chapters of its last
   *     completion, and that is told
   */
  PublishingTask(OperatorSubtaskState restored, boolean tellsChapters) throws Exception {
    this(restored, tellsChapters, 1, 1, 0);
  }

  PublishingTask(
      OperatorSubtaskState restored,
      boolean tellsChapters,
      int maxParallelism,
      int parallelism,
      int subtask)
      throws Exception {
    super(
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new PublishSegments()),
            TranscriptEvent::key,
            ChapterEvent::key,
            Types.STRING,
            maxParallelism,
            parallelism,
            subtask),
        restored);
    this.tellsChapters = tellsChapters;
  }

  void send(TranscriptEvent... events) throws Exception {
    for (TranscriptEvent event : events) {
      completions += event.kind() == Kind.COMPLETED ? 1 : 0;
      if (!tellsChapters && event.kind() == Kind.CLOSED && completions > 0) {
        send(none(event));
      }
      task.processElement1(new StreamRecord<>(event));
    }
  }

  private ChapterEvent none(TranscriptEvent event) {
    return new ChapterEvent(
        event.tenantId(),
        event.interviewId(),
        event.interviewBeganAtMs(),
        event.generation(),
        completions,
        List.of());
  }

  void send(ChapterEvent... events) throws Exception {
    for (ChapterEvent event : events) {
      task.processElement2(new StreamRecord<>(event));
    }
  }

  /** What was counted so far, in order. */
  List<DocumentCounts> counts() {
    return emitted(PublishSegments.COUNTS);
  }

  /** All changes so far, in order. */
  List<SegmentChange> changes() {
    return emitted();
  }

  /** What the events change. */
  List<SegmentChange> changesOf(TranscriptEvent... events) throws Exception {
    int before = changes().size();
    send(events);
    return changes().subList(before, changes().size());
  }

  /** What the chapters change. */
  List<SegmentChange> changesOf(ChapterEvent event) throws Exception {
    int before = changes().size();
    send(event);
    return changes().subList(before, changes().size());
  }

  /** What a reader finds after changes, in order of time within the stream, one line each. */
  static List<String> documents(List<SegmentChange> changes) {
    return segments(changes).stream()
        .map(segment -> segment.getSegmentId() + " " + describe(segment))
        .toList();
  }

  /** What a reader finds after changes, in order of time within the stream. */
  static List<TranscriptSegment> segments(List<SegmentChange> changes) {
    Map<String, SegmentChange> index = new TreeMap<>();
    for (SegmentChange change : changes) {
      if (change.isOfWholeInterview()) {
        index.values().removeIf(document -> document.version() < change.version());
        continue;
      }
      SegmentChange last = index.get(change.segmentId());
      if (last == null || change.version() >= last.version()) {
        index.put(change.segmentId(), change);
      }
    }
    return index.values().stream().map(SegmentChange::segment).filter(Objects::nonNull).toList();
  }

  private static String describe(TranscriptSegment segment) {
    String span = "%d-%d".formatted(segment.getStartMs(), segment.getEndMs());
    return switch (segment.getKind()) {
      case GAP -> "gap %s %s".formatted(span, segment.getGapReason());
      case UNCLEAR ->
          "unclear %s %s: %s".formatted(span, segment.getUnclearReason(), segment.getRawText());
      default -> segment.getText();
    };
  }
}
