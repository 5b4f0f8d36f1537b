package io.colloquy.local;

import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.SavedConfig;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.StackStatus;
import io.colloquy.local.stack.StackStatus.Health;
import io.colloquy.local.stack.StackStatus.ProcessStatus;
import io.colloquy.local.stack.Wait;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/**
 * Which stack a command means. An option beats its environment variable, which beats what {@code
 * up} was last told, which beats the default.
 */
public final class StackOptions {

  /** What a command does comes first in its help. */
  static final int LAST = 100;

  private static final long ANSWER_MS = 30_000;

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
        known.kafkaHeapMb(),
        known.elasticsearchHeapMb(),
        known.jobManagerMb(),
        known.taskManagerMb(),
        known.partitions());
  }

  /**
   * The stack, for a command that needs all of it. A server that runs may take a while to answer on
   * a busy machine.
   *
   * @throws StackException when a server or the job is missing
   */
  public LocalStack running(Installation installation) {
    LocalStack stack = new LocalStack(installation, config(installation), Terminal::progress);
    StackStatus status = stack.status();
    String missing = names(status, Health.NOT_RUNNING);
    if (!missing.isEmpty()) {
      throw new StackException(
          "the stack is not up (not running: %s): run ./colloquy up".formatted(missing));
    }
    if (!status.isHealthy()) {
      Wait.until(
          names(status, Health.NOT_ANSWERING) + " to answer; ./colloquy status tells how it is",
          ANSWER_MS,
          () -> stack.status().isHealthy());
      status = stack.status();
    }
    if (status.jobs().stream().noneMatch(JobStatus::isRunning)) {
      throw new StackException("the stack is up, but its job does not run: run ./colloquy up");
    }
    return stack;
  }

  private static String names(StackStatus status, Health health) {
    return status.processes().stream()
        .filter(process -> process.health() == health)
        .map(ProcessStatus::name)
        .collect(Collectors.joining(", "));
  }

  static int either(Integer asked, int known) {
    return asked != null ? asked : known;
  }
}
