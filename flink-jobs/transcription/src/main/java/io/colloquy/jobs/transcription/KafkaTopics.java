package io.colloquy.jobs.transcription;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Looks for the job's topics before it is submitted, so that a missing one has a clear error. */
final class KafkaTopics {
  private static final int PATIENCE_SECONDS = 30;

  private KafkaTopics() {}

  /**
   * Returns if every one of the topics exists.
   *
   * @throws IllegalArgumentException naming those that are missing, or the broker that is silent
   */
  static void requireAll(Map<String, String> kafkaProperties, Set<String> topics)
      throws InterruptedException {
    String bootstrapServers = kafkaProperties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    Properties properties = new Properties();
    properties.putAll(kafkaProperties);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1000);
    try (Admin admin = Admin.create(properties)) {
      Set<String> present = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Set<String> missing = new TreeSet<>(topics);
      missing.removeAll(present);
      if (!missing.isEmpty()) {
        throw new IllegalArgumentException(
            "Missing on Kafka at %s: %s. Create them with message.timestamp.type=LogAppendTime."
                .formatted(bootstrapServers, String.join(", ", missing)));
      }
    } catch (ExecutionException | TimeoutException unreachable) {
      throw new IllegalArgumentException(
          "Kafka at %s does not answer. Start it, or give another address with --kafka."
              .formatted(bootstrapServers),
          unreachable);
    }
  }
}
