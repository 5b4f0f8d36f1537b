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
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.BackendStateType;
import org.apache.flink.util.StateMigrationException;

/**
 * Every state of every step in a savepoint of canonical format, whatever backend wrote it: how much
 * there is of it, in all and of each interview. Names of states without an entry are there as well.
 */
public final class SavepointContents {
  private final SortedMap<StateName, StateSize> states = new TreeMap<>();
  private final SortedMap<String, SortedMap<StateName, StateSize>> byKey = new TreeMap<>();

  private final SortedMap<StateName, StateMetaInfoSnapshot> described = new TreeMap<>();

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

  /** What the savepoint says of keyed states: their kind and what their values are made of. */
  SortedMap<StateName, StateMetaInfoSnapshot> described() {
    return Collections.unmodifiableSortedMap(described);
  }

  private void readTask(String uid, int maxParallelism, OperatorSubtaskState task)
      throws IOException {
    KeyedStateReader keyed = new KeyedStateReader(maxParallelism);
    for (KeyedStateHandle handle : task.getManagedKeyedState()) {
      try {
        keyed.read(handle, takerOf(uid));
      } catch (StateMigrationException unreadable) {
        throw new IOException("keyed state of " + uid + ": " + unreadable.getMessage(), unreadable);
      }
    }
    for (OperatorStateHandle handle : task.getManagedOperatorState()) {
      OperatorStateSizes.of(handle).forEach((state, size) -> add(new StateName(uid, state), size));
    }
  }

  private KeyedStateReader.Taker takerOf(String uid) {
    return new KeyedStateReader.Taker() {
      @Override
      public void declare(StateMetaInfoSnapshot state) {
        StateName name = new StateName(uid, state.getName());
        add(name, StateSize.NONE);
        if (state.getBackendStateType() == BackendStateType.KEY_VALUE) {
          described.put(name, state);
        }
      }

      @Override
      public void take(String state, String key, StateSize entry) {
        StateName name = new StateName(uid, state);
        add(name, entry);
        byKey.computeIfAbsent(key, unknown -> new TreeMap<>()).merge(name, entry, StateSize::and);
      }
    };
  }

  private void add(StateName name, StateSize size) {
    states.merge(name, size, StateSize::and);
  }
}
