package io.colloquy.bench.state;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle.StateMetaInfo;

/** Tells how large a task's operator states are, by where their elements begin in its file. */
final class OperatorStateSizes {
  private OperatorStateSizes() {}

  static Map<String, StateSize> of(OperatorStateHandle handle) {
    TreeSet<Long> begins = new TreeSet<>();
    begins.add(handle.getStateSize());
    for (StateMetaInfo state : handle.getStateNameToPartitionOffsets().values()) {
      Arrays.stream(state.getOffsets()).forEach(begins::add);
    }
    Map<String, StateSize> sizes = new HashMap<>();
    handle
        .getStateNameToPartitionOffsets()
        .forEach(
            (name, state) -> {
              StateSize size = StateSize.NONE;
              for (long offset : state.getOffsets()) {
                long bytes = begins.higher(offset) - offset;
                size = size.and(new StateSize(1, bytes, bytes));
              }
              sizes.put(name, size);
            });
    return sizes;
  }
}
