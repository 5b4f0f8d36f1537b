package io.colloquy.flink.ledger;

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
final class LedgerTask implements AutoCloseable {
  private final boolean tellsChapters;
  private final KeyedTwoInputStreamOperatorTestHarness<
          String, TranscriptEvent, DocumentCounts, DocumentWrite>
      task;

  LedgerTask(OperatorSubtaskState restored) throws Exception {
    this(restored, false);
  }

  /**
   * @param tellsChapters false if, whatever is counted of segments, there are no chapters and no
   *     passages, and that is told as well
   */
  LedgerTask(OperatorSubtaskState restored, boolean tellsChapters) throws Exception {
    this.tellsChapters = tellsChapters;
    task =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new KeepLedger()),
            TranscriptEvent::key,
            DocumentCounts::key,
            Types.STRING);
    task.setup();
    if (restored != null) {
      task.initializeState(restored);
    }
    task.open();
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
        null);
  }

  void processingTimePasses(long ms) throws Exception {
    task.setProcessingTime(task.getProcessingTime() + ms);
  }

  OperatorSubtaskState snapshot() throws Exception {
    return task.snapshot(1, 1);
  }

  int stateEntries() {
    return task.numKeyedStateEntries();
  }

  /** All writes so far, in order. */
  List<DocumentWrite> writes() {
    return task.extractOutputValues();
  }

  DocumentWrite lastWrite() {
    return writes().get(writes().size() - 1);
  }

  @Override
  public void close() {
    try {
      task.close();
    } catch (Exception broken) {
      throw new AssertionError("The task does not close", broken);
    }
  }
}
