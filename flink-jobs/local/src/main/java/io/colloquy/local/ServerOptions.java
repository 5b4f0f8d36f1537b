package io.colloquy.local;

import static io.colloquy.local.StackOptions.LAST;
import static io.colloquy.local.StackOptions.either;

import io.colloquy.local.stack.StackConfig;
import picocli.CommandLine.Option;

/**
 * How large a stack is, for commands that start one. An option beats its environment variable,
 * which beats what {@code up} was last told, which beats the default.
 */
public final class ServerOptions {

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

  /** What is asked for, over what is known. */
  public StackConfig over(StackConfig known) {
    return new StackConfig(
        known.dataDirectory(),
        known.kafkaPort(),
        known.elasticsearchPort(),
        known.flinkPort(),
        either(kafkaHeapMb, known.kafkaHeapMb()),
        either(elasticsearchHeapMb, known.elasticsearchHeapMb()),
        either(jobManagerMb, known.jobManagerMb()),
        either(taskManagerMb, known.taskManagerMb()),
        either(partitions, known.partitions()));
  }
}
