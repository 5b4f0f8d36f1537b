package io.colloquy.local.stack;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Uuid;

/**
 * One Kafka broker in KRaft mode that is its own controller. Its {@code settings.properties},
 * beside its data, adds to its settings.
 */
final class KafkaBroker implements Server {

  private static final long FORMAT_SECONDS = 60;
  private static final long OUTSIDE_HEAP_MB = 128;

  private final Installation installation;
  private final StackConfig config;
  private final Path directory;
  private final ServerProcess broker;
  private final KafkaTopics topics;

  KafkaBroker(Installation installation, StackConfig config) {
    this.installation = installation;
    this.config = config;
    directory = config.dataDirectory().resolve("kafka");
    broker = process(ServerFaults.KAFKA, "broker");
    topics = new KafkaTopics(config);
  }

  @Override
  public String name() {
    return ServerFaults.KAFKA;
  }

  @Override
  public String address() {
    return config.kafkaAddress();
  }

  @Override
  public int port() {
    return config.kafkaPort();
  }

  @Override
  public long memoryMb() {
    return config.kafkaHeapMb() + OUTSIDE_HEAP_MB;
  }

  @Override
  public List<ServerProcess> processes() {
    return List.of(broker);
  }

  @Override
  public void start() {
    Path properties = directory.resolve("server.properties");
    try {
      Files.createDirectories(directory);
      Files.writeString(properties, properties());
      Files.writeString(directory.resolve("log4j2.properties"), LOGGING);
    } catch (IOException e) {
      throw new StackException("cannot write " + properties + ": " + e.getMessage(), e);
    }
    if (!Files.exists(directory.resolve("data/meta.properties"))) {
      format(properties);
    }
    broker.startAndRemember(
        command("-Xmx" + config.kafkaHeapMb() + "m", "kafka.Kafka", properties.toString()),
        Map.of());
  }

  @Override
  public boolean isHealthy() {
    return topics.brokerAnswers();
  }

  @Override
  public void prepare() {
    topics.create();
  }

  private void format(Path properties) {
    ServerProcess format = process("Kafka's storage tool", "format");
    Process process =
        format.start(
            command(
                "-Xmx128m",
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                properties.toString()),
            Map.of());
    try {
      if (!process.waitFor(FORMAT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw format.died();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while Kafka's storage was formatted", e);
    }
  }

  private List<String> command(String heap, String mainClass, String... arguments) {
    return new JavaCommand(config.dataDirectory())
        .options(heap, JavaCommand.QUICK_START, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")
        .options("-Dlog4j2.configurationFile=" + directory.resolve("log4j2.properties"))
        .run(installation.kafkaLibrary(), mainClass, List.of(arguments));
  }

  private ServerProcess process(String name, String file) {
    Path stack = config.dataDirectory();
    Path log = stack.resolve("logs/kafka-" + file + ".log");
    return new ServerProcess(name, stack, log, log, directory.resolve(file + ".pid"));
  }

  /**
   * The controller is nobody's business but the broker's: any free port serves it, anew at each
   * start.
   */
  private String properties() throws IOException {
    try (ServerSocket controller = StackConfig.free()) {
      return """
      process.roles=broker,controller
      node.id=1
      controller.quorum.voters=1@127.0.0.1:%1$d
      listeners=PLAINTEXT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%1$d
      advertised.listeners=PLAINTEXT://127.0.0.1:%2$d
      controller.listener.names=CONTROLLER
      listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
      inter.broker.listener.name=PLAINTEXT
      log.dirs=%3$s
      auto.create.topics.enable=false
      log.retention.ms=518400000
      message.max.bytes=16777216
      offsets.topic.num.partitions=4
      offsets.topic.replication.factor=1
      transaction.state.log.num.partitions=4
      transaction.state.log.replication.factor=1
      transaction.state.log.min.isr=1
      transaction.max.timeout.ms=86400000
      share.coordinator.state.topic.replication.factor=1
      share.coordinator.state.topic.min.isr=1
      group.initial.rebalance.delay.ms=0
      """
              .formatted(controller.getLocalPort(), config.kafkaPort(), directory.resolve("data"))
          + AddedSettings.in(directory.resolve("settings.properties"));
    }
  }

  private static final String LOGGING =
      """
      rootLogger.level=INFO
      rootLogger.appenderRef.console.ref=Console
      appender.console.type=Console
      appender.console.name=Console
      appender.console.layout.type=PatternLayout
      appender.console.layout.pattern=%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %c{1} - %m%n
      """;
}
