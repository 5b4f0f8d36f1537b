package io.colloquy.bench.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.MapSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonOptionsKeys;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * Tells where entries are, through Flink's State Processor API and RocksDB. It reads no state but
 * those that it is told of, and no timers.
 */
final class StateEntries extends KeyedStateReaderFunction<String, String> {
  private static final int MOST = 100_000;

  private final String step;
  private final List<StateDescriptor<?, ?>> states = new ArrayList<>();

  private transient Map<String, State> opened;

  private StateEntries(String step, List<StateMetaInfoSnapshot> states) {
    this.step = step;
    states.forEach(state -> this.states.add(descriptor(state)));
  }

  /**
   * Reads a savepoint.
   *
   * @param described knows which states there are
   * @return {@code INTERVIEW STEP/STATE} of each state of each interview that has an entry
   */
  static Set<String> read(Path savepoint, SavepointContents described) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    SavepointReader reader =
        SavepointReader.read(
            environment, savepoint.toUri().toString(), new EmbeddedRocksDBStateBackend());
    Map<String, List<StateMetaInfoSnapshot>> steps = new TreeMap<>();
    described
        .described()
        .forEach(
            (name, state) ->
                steps.computeIfAbsent(name.step(), step -> new ArrayList<>()).add(state));
    DataStream<String> entries = null;
    for (Map.Entry<String, List<StateMetaInfoSnapshot>> step : steps.entrySet()) {
      DataStream<String> more = of(reader, step.getKey(), step.getValue());
      entries = entries == null ? more : entries.union(more);
    }
    return new TreeSet<>(entries.executeAndCollect(MOST));
  }

  private static DataStream<String> of(
      SavepointReader savepoint, String step, List<StateMetaInfoSnapshot> states)
      throws IOException {
    TypeInformation<String> text = TypeInformation.of(String.class);
    return savepoint.readKeyedState(
        OperatorIdentifier.forUid(step), new StateEntries(step, states), text, text);
  }

  /** As the step describes it; the savepoint knows what its values are made of. */
  private static StateDescriptor<?, ?> descriptor(StateMetaInfoSnapshot state) {
    TypeSerializer<?> value =
        state.getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER).restoreSerializer();
    String name = state.getName();
    return switch (StateDescriptor.Type.valueOf(
        state.getOption(CommonOptionsKeys.KEYED_STATE_TYPE))) {
      case VALUE -> new ValueStateDescriptor<>(name, value);
      case LIST ->
          new ListStateDescriptor<>(name, ((ListSerializer<?>) value).getElementSerializer());
      case MAP -> {
        MapSerializer<?, ?> map = (MapSerializer<?, ?>) value;
        yield new MapStateDescriptor<>(name, map.getKeySerializer(), map.getValueSerializer());
      }
      default -> throw new IllegalArgumentException("no step keeps such a state: " + name);
    };
  }

  @Override
  public void open(OpenContext context) {
    opened = new TreeMap<>();
    for (StateDescriptor<?, ?> state : states) {
      opened.put(state.getName(), open(state));
    }
  }

  private State open(StateDescriptor<?, ?> descriptor) {
    if (descriptor instanceof ValueStateDescriptor<?> value) {
      return getRuntimeContext().getState(value);
    }
    return descriptor instanceof ListStateDescriptor<?> list
        ? getRuntimeContext().getListState(list)
        : getRuntimeContext().getMapState((MapStateDescriptor<?, ?>) descriptor);
  }

  @Override
  public void readKey(String key, Context context, Collector<String> out) throws Exception {
    for (Map.Entry<String, State> state : opened.entrySet()) {
      if (!isEmpty(state.getValue())) {
        out.collect(key + " " + new StateName(step, state.getKey()));
      }
    }
  }

  private static boolean isEmpty(State state) throws Exception {
    if (state instanceof ValueState<?> value) {
      return value.value() == null;
    }
    return state instanceof ListState<?> list
        ? !list.get().iterator().hasNext()
        : ((MapState<?, ?>) state).isEmpty();
  }
}
