package io.colloquy.bench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * How a job runs in this process.
 *
 * @param parallelism of every step but the sources
 * @param directory for state and savepoints
 * @param savepoint to start from; null to start anew
 * @param arguments of the job beside those that name servers and a model, which have no effect here
 */
public record InProcessSettings(
    int parallelism, Path directory, Path savepoint, List<String> arguments) {
  private static final int MAX_PARALLELISM = 720;

  /** A job that starts anew. */
  public static InProcessSettings fresh(int parallelism, Path directory, String... arguments) {
    return new InProcessSettings(parallelism, directory, null, List.of(arguments));
  }

  /** The same job, from a savepoint. */
  public InProcessSettings from(Path keptSavepoint) {
    return new InProcessSettings(parallelism, directory, keptSavepoint, arguments);
  }

  /** The same job with more or fewer tasks. */
  public InProcessSettings withParallelism(int tasks) {
    return new InProcessSettings(tasks, directory, savepoint, arguments);
  }

  String[] jobArguments() {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--kafka=unused", "--elasticsearch=http://unused", "--model=unused"));
    return all.toArray(String[]::new);
  }

  Configuration jobConfiguration() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        directory.resolve("checkpoints").toUri().toString());
    if (savepoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
    }
    return configuration;
  }

  Configuration clusterConfiguration() {
    Configuration configuration = new Configuration();
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    return configuration;
  }
}
