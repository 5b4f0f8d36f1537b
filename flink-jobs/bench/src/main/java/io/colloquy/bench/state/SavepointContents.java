package io.colloquy.bench.state;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.util.StateMigrationException;

/**
 * Every state of every step in a savepoint of canonical format, whatever backend wrote it: how much
 * there is of it, in all and of each interview. Names of states without an entry are there as well.
 */
public final class SavepointContents {
  private final SortedMap<StateName, StateSize> states = new TreeMap<>();
  private final SortedMap<String, SortedMap<StateName, StateSize>> byKey = new TreeMap<>();

  private SavepointContents() {}

  /**
   * Reads a savepoint of a job whose keyed steps are keyed by text.
   *
   * @throws IOException if there is none at this place, or not in the canonical format
   */
  public static SavepointContents read(Path savepoint) throws IOException {
    SavepointContents contents = new SavepointContents();
    for (OperatorState step : metadata(savepoint).getOperatorStates()) {
      String uid = step.getOperatorUid().orElse(step.getOperatorID().toString());
      for (OperatorSubtaskState task : step.getStates()) {
        contents.readTask(uid, step.getMaxParallelism(), task);
      }
    }
    return contents;
  }

  private static CheckpointMetadata metadata(Path savepoint) throws IOException {
    CompletedCheckpointStorageLocation location =
        AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(savepoint.toUri().toString());
    try (DataInputStream in = new DataInputStream(location.getMetadataHandle().openInputStream())) {
      return Checkpoints.loadCheckpointMetadata(
          in, SavepointContents.class.getClassLoader(), location.getExternalPointer());
    }
  }

  /** Every state, those without an entry included. */
  public SortedMap<StateName, StateSize> states() {
    return Collections.unmodifiableSortedMap(states);
  }

  /** The keys that have keyed state or timers in any step: {@code tenantId/interviewId}. */
  public SortedSet<String> keys() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(byKey.keySet()));
  }

  /** Keyed state and timers of one key; only what has entries. */
  public SortedMap<StateName, StateSize> statesOf(String key) {
    return Collections.unmodifiableSortedMap(byKey.getOrDefault(key, new TreeMap<>()));
  }

  private void readTask(String uid, int maxParallelism, OperatorSubtaskState task)
      throws IOException {
    KeyedStateReader keyed = new KeyedStateReader(maxParallelism);
    for (KeyedStateHandle handle : task.getManagedKeyedState()) {
      try {
        keyed.read(handle, (state, key, size) -> add(new StateName(uid, state), key, size));
      } catch (StateMigrationException unreadable) {
        throw new IOException("keyed state of " + uid + ": " + unreadable.getMessage(), unreadable);
      }
    }
    for (OperatorStateHandle handle : task.getManagedOperatorState()) {
      OperatorStateSizes.of(handle).forEach((state, size) -> add(new StateName(uid, state), size));
    }
  }

  private void add(StateName name, String key, StateSize size) {
    add(name, size);
    if (size.entries() > 0) {
      byKey.computeIfAbsent(key, unknown -> new TreeMap<>()).merge(name, size, StateSize::and);
    }
  }

  private void add(StateName name, StateSize size) {
    states.merge(name, size, StateSize::and);
  }
}
