package io.colloquy.bench.process;

import io.colloquy.jobs.transcription.JobConnections;
import io.colloquy.jobs.transcription.JobModels;
import io.colloquy.jobs.transcription.TranscriptionOptions;
import io.colloquy.jobs.transcription.TranscriptionTopology;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole job, running in a cluster of this process with its state in RocksDB. It never restarts:
 * a failure ends it, and {@link #await} tells why.
 */
public final class InProcessJob implements AutoCloseable {
  private static final long STARTED_WITHIN_MS = 120_000;

  private final MiniCluster cluster;
  private final JobID id;
  private final String savepoints;

  private InProcessJob(MiniCluster cluster, JobID id, Path savepoints) {
    this.cluster = cluster;
    this.id = id;
    this.savepoints = savepoints.toUri().toString();
  }

  /**
   * Starts the job, and returns once all of its steps run.
   *
   * @throws StackException if it does not start, such as from a savepoint that it cannot read
   */
  public static InProcessJob start(
      InProcessSettings settings, JobModels models, JobConnections connections) throws Exception {
    StreamExecutionEnvironment environment =
        new StreamExecutionEnvironment(settings.jobConfiguration());
    TranscriptionOptions options = TranscriptionOptions.parse(settings.jobArguments());
    TranscriptionTopology.build(environment, options, models, connections);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings.clusterConfiguration())
                .setNumSlotsPerTaskManager(settings.parallelism())
                .withRandomPorts()
                .build());
    cluster.start();
    try {
      JobID id = cluster.submitJob(environment.getStreamGraph().getJobGraph()).join().getJobID();
      InProcessJob job = new InProcessJob(cluster, id, settings.directory().resolve("savepoints"));
      job.await("all steps to run", STARTED_WITHIN_MS, job::allStepsRun);
      return job;
    } catch (RuntimeException notStarted) {
      cluster.closeAsync().join();
      throw notStarted;
    }
  }

  /**
   * Waits for something that the job brings about.
   *
   * @throws StackException when it does not come about in time or, as soon as that is known,
   *     because the job failed
   */
  public void await(String what, long withinMs, BooleanSupplier condition) {
    Wait.until(what, withinMs, () -> condition.getAsBoolean() || isStillToCome());
  }

  /**
   * Takes a savepoint in the canonical format, while the job goes on.
   *
   * @return its directory
   */
  public Path savepoint() {
    return path(cluster.triggerSavepoint(id, savepoints, false, SavepointFormatType.CANONICAL));
  }

  /**
   * Stops the job with a savepoint in the canonical format, as an upgrade does.
   *
   * @return its directory
   */
  public Path stop() {
    return path(cluster.stopWithSavepoint(id, savepoints, false, SavepointFormatType.CANONICAL));
  }

  private boolean isStillToCome() {
    AccessExecutionGraph graph = graph();
    if (graph.getState() == JobStatus.FAILED) {
      throw new StackException("the job failed: " + graph.getFailureInfo().getExceptionAsString());
    }
    return false;
  }

  private boolean allStepsRun() {
    AccessExecutionGraph graph = graph();
    for (AccessExecutionVertex task : graph.getAllExecutionVertices()) {
      if (task.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return graph.getState() == JobStatus.RUNNING;
  }

  private AccessExecutionGraph graph() {
    return cluster.getExecutionGraph(id).join();
  }

  private static Path path(CompletableFuture<String> savepoint) {
    try {
      return Path.of(URI.create(savepoint.join()));
    } catch (CompletionException failed) {
      throw new StackException("no savepoint: " + failed.getCause(), failed);
    }
  }

  /** Cancels the job if it runs still, and takes its cluster down. */
  @Override
  public void close() {
    if (!graph().getState().isGloballyTerminalState()) {
      cluster.cancelJob(id).join();
      cluster.requestJobResult(id).join();
    }
    cluster.closeAsync().join();
  }
}
