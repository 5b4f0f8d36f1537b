package io.colloquy.flink;

import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** One task of a keyed step: its state, its clock, and what it emits. */
public abstract class StepTask<T, H extends AbstractStreamOperatorTestHarness<T>>
    implements AutoCloseable {
  /** Takes what a test sends. */
  protected final H task;

  /**
   * Starts it.
   *
   * @param restored null to begin with nothing
   */
  protected StepTask(H task, OperatorSubtaskState restored) throws Exception {
    this.task = task;
    task.setup();
    if (restored != null) {
      task.initializeState(restored);
    }
    task.open();
  }

  public final OperatorSubtaskState snapshot() throws Exception {
    return task.snapshot(1, 1);
  }

  public final void processingTimePasses(long ms) throws Exception {
    task.setProcessingTime(task.getProcessingTime() + ms);
  }

  public final int stateEntries() {
    var backend = ((AbstractStreamOperator<?>) task.getOperator()).getKeyedStateBackend();
    return ((HeapKeyedStateBackend<?>) backend).numKeyValueStateEntries();
  }

  /** How many timers wait, for either time. */
  public final int timers() {
    return task.numProcessingTimeTimers() + task.numEventTimeTimers();
  }

  /** Everything that was emitted so far, in order. */
  protected final List<T> emitted() {
    return task.extractOutputValues();
  }

  /** Everything that a side output got so far, in order. */
  protected final <S> List<S> emitted(OutputTag<S> tag) {
    var records = task.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  @Override
  public final void close() {
    try {
      task.close();
    } catch (Exception broken) {
      throw new AssertionError("The task does not close", broken);
    }
  }
}
