package io.colloquy.flink;

import io.colloquy.core.version.WriterEpoch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * The epoch of a step that writes documents, kept in operator state so that the next start of the
 * step has a greater one, however it is scaled.
 */
public final class WriterEpochState {
  private final ListState<Long> epochs;
  private final long epoch;

  private WriterEpochState(ListState<Long> epochs, long epoch) {
    this.epochs = epochs;
    this.epoch = epoch;
  }

  /** Begins an epoch. */
  public static WriterEpochState open(FunctionInitializationContext context) throws Exception {
    ListState<Long> epochs =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("writer-epochs", Long.class));
    List<Long> restored = new ArrayList<>();
    epochs.get().forEach(restored::add);
    return new WriterEpochState(epochs, WriterEpoch.next(restored, Instant.now()));
  }

  public long epoch() {
    return epoch;
  }

  /** Puts the epoch into the snapshot that is being taken. */
  public void snapshot() throws Exception {
    epochs.update(List.of(epoch));
  }
}
