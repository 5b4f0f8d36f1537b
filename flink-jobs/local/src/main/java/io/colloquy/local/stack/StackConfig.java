package io.colloquy.local.stack;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Where the one-machine stack keeps its data, where it listens, and how much memory its servers may
 * take.
 *
 * @param dataDirectory everything that the stack writes; one directory is one stack
 * @param kafkaPort port of the broker on 127.0.0.1
 * @param elasticsearchPort port of Elasticsearch's REST interface on 127.0.0.1
 * @param flinkPort port of Flink's dashboard and REST interface on 127.0.0.1
 * @param kafkaHeapMb heap of the broker in MiB
 * @param elasticsearchHeapMb heap of Elasticsearch in MiB; it takes about half as much again beside
 *     it
 * @param jobManagerMb whole memory of Flink's JobManager in MiB
 * @param taskManagerMb whole memory of Flink's TaskManager in MiB, recognizer models included
 * @param partitions partitions of every topic that carries interviews; taken when a topic is
 *     created
 */
public record StackConfig(
    Path dataDirectory,
    int kafkaPort,
    int elasticsearchPort,
    int flinkPort,
    int kafkaHeapMb,
    int elasticsearchHeapMb,
    int jobManagerMb,
    int taskManagerMb,
    int partitions) {

  private static final int KAFKA_PORT = 9092;
  private static final int ELASTICSEARCH_PORT = 9200;
  private static final int FLINK_PORT = 8081;

  private static final int LEAST_FREE_PORT = 20_000;
  private static final int MOST_FREE_PORT = 32_000;
  private static final int FREE_PORT_ATTEMPTS = 100;

  /** Nobody listens on these yet, perhaps, but somebody will. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  /**
   * @throws StackException when a port, a size or the number of partitions is out of range
   */
  public StackConfig {
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
    requireRange("port of Kafka", kafkaPort, 1, 65535);
    requireRange("port of Elasticsearch", elasticsearchPort, 1, 65535);
    requireRange("port of Flink", flinkPort, 1, 65535);
    if (IntStream.of(kafkaPort, elasticsearchPort, flinkPort).distinct().count() < 3) {
      throw new StackException(
          "Kafka, Elasticsearch and Flink need three different ports, not %d, %d and %d"
              .formatted(kafkaPort, elasticsearchPort, flinkPort));
    }
    requireRange("heap of Kafka in MiB", kafkaHeapMb, 192, 65536);
    requireRange("heap of Elasticsearch in MiB", elasticsearchHeapMb, 256, 31744);
    requireRange("memory of Flink's JobManager in MiB", jobManagerMb, 768, 65536);
    requireRange("memory of Flink's TaskManager in MiB", taskManagerMb, 2048, 1048576);
    requireRange("number of partitions", partitions, 1, 720);
  }

  /** The usual ports and about 4 GiB of memory. */
  public static StackConfig defaults(Path dataDirectory) {
    return onPorts(dataDirectory, KAFKA_PORT, ELASTICSEARCH_PORT, FLINK_PORT);
  }

  /** Ports that nobody listens on at this moment: for tests, and for a second stack. */
  public static StackConfig onFreePorts(Path dataDirectory) {
    try (ServerSocket kafka = free();
        ServerSocket elasticsearch = free();
        ServerSocket flink = free()) {
      return onPorts(
          dataDirectory, kafka.getLocalPort(), elasticsearch.getLocalPort(), flink.getLocalPort());
    } catch (IOException e) {
      throw new StackException("no free port on 127.0.0.1: " + e.getMessage(), e);
    }
  }

  public String kafkaAddress() {
    return "127.0.0.1:" + kafkaPort;
  }

  public String elasticsearchUrl() {
    return "http://127.0.0.1:" + elasticsearchPort;
  }

  public String flinkUrl() {
    return "http://127.0.0.1:" + flinkPort;
  }

  /**
   * A port that systems give to no client's end of a connection: while a server is down, nothing
   * takes its port by chance. No two servers that this process starts are given the same.
   */
  static ServerSocket free() throws IOException {
    BindException taken = null;
    for (int i = 0; i < FREE_PORT_ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(LEAST_FREE_PORT, MOST_FREE_PORT);
      if (!GIVEN.add(port)) {
        continue;
      }
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (BindException busy) {
        taken = busy;
      }
    }
    throw taken == null ? new BindException("all were given away") : taken;
  }

  private static StackConfig onPorts(Path data, int kafka, int elasticsearch, int flink) {
    return new StackConfig(data, kafka, elasticsearch, flink, 384, 512, 832, 2560, 4);
  }

  private static void requireRange(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new StackException(
          "the %s must lie between %d and %d, not %d".formatted(what, least, most, value));
    }
  }
}
