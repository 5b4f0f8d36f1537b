package io.colloquy.jobs.transcription;

import io.colloquy.schemas.Topics;
import java.util.List;
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
  private static final List<String> ALL =
      List.of(
          Topics.CONTROL,
          Topics.AUDIO_CHUNKS,
          Topics.SEGMENTS,
          Topics.DEAD_LETTERS,
          Topics.SCHEMAS);
  private static final int PATIENCE_SECONDS = 30;

  private KafkaTopics() {}

  /**
   * Returns if every topic exists.
   *
   * @throws IllegalArgumentException naming those that are missing, or the broker that is silent
   */
  static void requireAll(Map<String, String> kafkaProperties) throws InterruptedException {
    String bootstrapServers = kafkaProperties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    Properties properties = new Properties();
    properties.putAll(kafkaProperties);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1000);
    try (Admin admin = Admin.create(properties)) {
      Set<String> present = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Set<String> missing = new TreeSet<>(ALL);
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
