package io.colloquy.bench.state;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.runtime.state.CompositeKeySerializationUtils;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateSerializerProvider;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.BackendStateType;
import org.apache.flink.runtime.state.restore.FullSnapshotRestoreOperation;
import org.apache.flink.runtime.state.restore.KeyGroup;
import org.apache.flink.runtime.state.restore.KeyGroupEntry;
import org.apache.flink.runtime.state.restore.SavepointRestoreResult;
import org.apache.flink.runtime.state.restore.ThrowingIterator;
import org.apache.flink.util.StateMigrationException;

/**
 * Reads a task's keyed state as Flink does to restore it, but leaves keys of maps, values and
 * namespaces as they are. Of each entry it needs the key alone: that follows the number of its key
 * group and, in a timer, the timer's time.
 */
final class KeyedStateReader {
  /** Takes what is read. */
  interface Taker {
    /** There is such a state, with or without entries. */
    void declare(StateMetaInfoSnapshot state);

    void take(String state, String key, StateSize entry);
  }

  private final int maxParallelism;
  private final int keyGroupBytes;

  KeyedStateReader(int maxParallelism) {
    this.maxParallelism = maxParallelism;
    keyGroupBytes =
        CompositeKeySerializationUtils.computeRequiredBytesInKeyGroupPrefix(maxParallelism);
  }

  void read(KeyedStateHandle handle, Taker taker) throws IOException, StateMigrationException {
    FullSnapshotRestoreOperation<String> operation =
        new FullSnapshotRestoreOperation<>(
            KeyGroupRange.of(0, maxParallelism - 1),
            KeyedStateReader.class.getClassLoader(),
            List.of(handle),
            StateSerializerProvider.fromNewRegisteredSerializer(StringSerializer.INSTANCE));
    try (ThrowingIterator<SavepointRestoreResult> results = operation.restore()) {
      while (results.hasNext()) {
        read(results.next(), taker);
      }
    }
  }

  private void read(SavepointRestoreResult result, Taker taker)
      throws IOException, StateMigrationException {
    List<StateMetaInfoSnapshot> states = result.getStateMetaInfoSnapshots();
    states.forEach(taker::declare);
    try (ThrowingIterator<KeyGroup> groups = result.getRestoredKeyGroups()) {
      while (groups.hasNext()) {
        try (ThrowingIterator<KeyGroupEntry> entries = groups.next().getKeyGroupEntries()) {
          while (entries.hasNext()) {
            KeyGroupEntry entry = entries.next();
            StateMetaInfoSnapshot state = states.get(entry.getKvStateId());
            int value = entry.getValue().length;
            StateSize size = new StateSize(1, entry.getKey().length + value, value);
            taker.take(state.getName(), key(state, entry.getKey()), size);
          }
        }
      }
    }
  }

  private String key(StateMetaInfoSnapshot state, byte[] serialized) throws IOException {
    boolean timer = state.getBackendStateType() == BackendStateType.PRIORITY_QUEUE;
    int skipped = keyGroupBytes + (timer ? Long.BYTES : 0);
    return StringSerializer.INSTANCE.deserialize(
        new DataInputDeserializer(serialized, skipped, serialized.length - skipped));
  }
}
