package io.colloquy.flink.stitch;

import io.colloquy.schemas.Recognition;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** A task that runs {@link StitchWindows} and nothing else. */
final class StitchTask {
  private StitchTask() {}

  /**
   * Starts a task.
   *
   * @param savepoint what it is restored from; null if it starts empty
   */
  static KeyedOneInputStreamOperatorTestHarness<String, Recognition, TranscriptEvent> open(
      OperatorSubtaskState savepoint) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, Recognition, TranscriptEvent> task =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new StitchWindows()),
            outcome -> outcome.getTenantId() + "/" + outcome.getInterviewId(),
            Types.STRING);
    if (savepoint != null) {
      task.initializeState(savepoint);
    }
    task.open();
    return task;
  }
}
