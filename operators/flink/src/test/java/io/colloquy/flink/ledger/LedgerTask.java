package io.colloquy.flink.ledger;

import io.colloquy.flink.StepTask;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.publish.DocumentCounts;
import io.colloquy.flink.publish.DocumentCounts.Of;
import io.colloquy.flink.stitch.TranscriptEvent;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** One task of the step, for the one interview {@code acme/talk}. */
final class LedgerTask
    extends StepTask<
        DocumentWrite,
        KeyedTwoInputStreamOperatorTestHarness<
            String, TranscriptEvent, DocumentCounts, DocumentWrite>> {
  private final boolean tellsChapters;

  LedgerTask(OperatorSubtaskState restored) throws Exception {
    this(restored, false);
  }

  /**
   * @param tellsChapters false if, whatever is counted of segments, there are no chapters and no
   *     passages, and that is told as well
   */
  LedgerTask(OperatorSubtaskState restored, boolean tellsChapters) throws Exception {
    super(
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new KeepLedger()),
            TranscriptEvent::key,
            DocumentCounts::key,
            Types.STRING),
        restored);
    this.tellsChapters = tellsChapters;
  }

  LedgerTask send(TranscriptEvent... events) throws Exception {
    for (TranscriptEvent event : events) {
      task.processElement1(new StreamRecord<>(event));
    }
    return this;
  }

  LedgerTask send(DocumentCounts... counts) throws Exception {
    for (DocumentCounts count : counts) {
      if (!tellsChapters) {
        task.processElement2(new StreamRecord<>(none(Of.CHAPTERS, count)));
        task.processElement2(new StreamRecord<>(none(Of.PASSAGES, count)));
      }
      task.processElement2(new StreamRecord<>(count));
    }
    return this;
  }

  private static DocumentCounts none(Of documents, DocumentCounts like) {
    return new DocumentCounts(
        documents,
        like.tenantId(),
        like.interviewId(),
        like.interviewBeganAtMs(),
        like.generation(),
        like.completion(),
        0,
        0,
        0,
        null);
  }

  /** All writes so far, in order. */
  List<DocumentWrite> writes() {
    return emitted();
  }

  DocumentWrite lastWrite() {
    return writes().get(writes().size() - 1);
  }
}
