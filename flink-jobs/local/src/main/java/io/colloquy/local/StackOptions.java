package io.colloquy.local;

import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.SavedConfig;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.StackStatus;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/**
 * Which stack a command means. An option beats its environment variable, which beats what {@code
 * up} was last told, which beats the default.
 */
public final class StackOptions {

  /** What a command does comes first in its help. */
  private static final int LAST = 100;

  @Option(
      names = "--data-dir",
      order = LAST,
      paramLabel = "DIRECTORY",
      defaultValue = "${env:COLLOQUY_DATA_DIR}",
      description = "where the stack keeps its data (COLLOQUY_DATA_DIR; default: .colloquy)")
  private Path dataDirectory;

  @Option(
      names = "--kafka-port",
      order = LAST,
      paramLabel = "PORT",
      defaultValue = "${env:COLLOQUY_KAFKA_PORT}",
      description = "port of Kafka (COLLOQUY_KAFKA_PORT; default: 9092)")
  private Integer kafkaPort;

  @Option(
      names = "--elasticsearch-port",
      order = LAST,
      paramLabel = "PORT",
      defaultValue = "${env:COLLOQUY_ELASTICSEARCH_PORT}",
      description = "port of Elasticsearch (COLLOQUY_ELASTICSEARCH_PORT; default: 9200)")
  private Integer elasticsearchPort;

  @Option(
      names = "--flink-port",
      order = LAST,
      paramLabel = "PORT",
      defaultValue = "${env:COLLOQUY_FLINK_PORT}",
      description = "port of Flink's dashboard (COLLOQUY_FLINK_PORT; default: 8081)")
  private Integer flinkPort;

  @Option(
      names = "--kafka-memory",
      order = LAST,
      paramLabel = "MIB",
      defaultValue = "${env:COLLOQUY_KAFKA_MEMORY}",
      description = "heap of Kafka in MiB (COLLOQUY_KAFKA_MEMORY; default: 384)")
  private Integer kafkaHeapMb;

  @Option(
      names = "--elasticsearch-memory",
      order = LAST,
      paramLabel = "MIB",
      defaultValue = "${env:COLLOQUY_ELASTICSEARCH_MEMORY}",
      description = "heap of Elasticsearch in MiB (COLLOQUY_ELASTICSEARCH_MEMORY; default: 512)")
  private Integer elasticsearchHeapMb;

  @Option(
      names = "--jobmanager-memory",
      order = LAST,
      paramLabel = "MIB",
      defaultValue = "${env:COLLOQUY_JOBMANAGER_MEMORY}",
      description =
          "memory of Flink's JobManager in MiB (COLLOQUY_JOBMANAGER_MEMORY; default: 832)")
  private Integer jobManagerMb;

  @Option(
      names = "--taskmanager-memory",
      order = LAST,
      paramLabel = "MIB",
      defaultValue = "${env:COLLOQUY_TASKMANAGER_MEMORY}",
      description =
          "memory of Flink's TaskManager in MiB (COLLOQUY_TASKMANAGER_MEMORY; default: 2560)")
  private Integer taskManagerMb;

  @Option(
      names = "--partitions",
      order = LAST,
      paramLabel = "COUNT",
      defaultValue = "${env:COLLOQUY_PARTITIONS}",
      description = "partitions of a topic when it is created (COLLOQUY_PARTITIONS; default: 4)")
  private Integer partitions;

  /** What is asked for, over what {@code up} was last told. */
  public StackConfig config(Installation installation) {
    Path directory =
        (dataDirectory != null ? dataDirectory : installation.home().resolve(".colloquy"))
            .toAbsolutePath()
            .normalize();
    StackConfig known =
        SavedConfig.load(directory).orElseGet(() -> StackConfig.defaults(directory));
    return new StackConfig(
        directory,
        either(kafkaPort, known.kafkaPort()),
        either(elasticsearchPort, known.elasticsearchPort()),
        either(flinkPort, known.flinkPort()),
        either(kafkaHeapMb, known.kafkaHeapMb()),
        either(elasticsearchHeapMb, known.elasticsearchHeapMb()),
        either(jobManagerMb, known.jobManagerMb()),
        either(taskManagerMb, known.taskManagerMb()),
        either(partitions, known.partitions()));
  }

  /**
   * The stack, for a command that needs all of it.
   *
   * @throws StackException when a server or the job is missing
   */
  public LocalStack running(Installation installation) {
    LocalStack stack = new LocalStack(installation, config(installation), Terminal::progress);
    StackStatus status = stack.status();
    if (!status.isHealthy()) {
      throw new StackException("the stack is not up: run ./colloquy up");
    }
    if (status.jobs().stream().noneMatch(JobStatus::isRunning)) {
      throw new StackException("the stack is up, but its job does not run: run ./colloquy up");
    }
    return stack;
  }

  private static int either(Integer asked, int known) {
    return asked != null ? asked : known;
  }
}
