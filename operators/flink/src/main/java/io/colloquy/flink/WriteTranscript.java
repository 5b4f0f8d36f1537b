package io.colloquy.flink;

import io.colloquy.flink.stitch.TranscriptEvent;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;

/**
 * A step that writes documents of transcripts and of what others found in them. Each start of it is
 * an epoch of its own.
 *
 * @param <T> what else comes in
 * @param <W> what is written
 */
public abstract class WriteTranscript<T, W>
    extends KeyedCoProcessFunction<String, TranscriptEvent, T, W> implements CheckpointedFunction {
  private transient WriterEpochState epoch;

  /** Of the versions that this start of the step writes. */
  protected final long writerEpoch() {
    return epoch.epoch();
  }

  @Override
  public final void initializeState(FunctionInitializationContext context) throws Exception {
    epoch = WriterEpochState.open(context);
  }

  @Override
  public final void snapshotState(FunctionSnapshotContext context) throws Exception {
    epoch.snapshot();
  }
}
