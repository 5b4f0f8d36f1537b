package io.colloquy.local.stack;

import io.colloquy.schemas.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics that Colloquy reads and writes, on a broker that creates none by itself. */
final class KafkaTopics {

  private static final int ANSWER_MS = 3_000;
  private static final int CREATION_MS = 20_000;
  private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

  /** Kafka drops whole log segments only: a day's at a time, records go when their time is over. */
  private static final Map<String, String> KEPT_FOR_A_TIME =
      Map.of(
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
          "LogAppendTime",
          TopicConfig.SEGMENT_MS_CONFIG,
          Long.toString(DAY_MS));

  private static final Map<String, String> COMPACTED =
      Map.of(
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
          "LogAppendTime",
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_COMPACT);

  private final StackConfig config;

  KafkaTopics(StackConfig config) {
    this.config = config;
  }

  boolean brokerAnswers() {
    if (!acceptsConnections()) {
      return false;
    }
    try (Admin admin = admin(ANSWER_MS)) {
      return !admin.describeCluster().nodes().get(ANSWER_MS, TimeUnit.MILLISECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Creates the topics that are missing and leaves the others alone. */
  void create() {
    try (Admin admin = admin(CREATION_MS)) {
      Set<String> missing =
          Stream.of(
                  Topics.CONTROL,
                  Topics.AUDIO_CHUNKS,
                  Topics.SPEAKER_TURNS,
                  Topics.RECOGNITIONS,
                  Topics.SEGMENTS,
                  Topics.DEAD_LETTERS,
                  Topics.SCHEMAS)
              .collect(Collectors.toCollection(HashSet::new));
      missing.removeAll(admin.listTopics().names().get(CREATION_MS, TimeUnit.MILLISECONDS));
      List<NewTopic> topics = missing.stream().map(this::topic).toList();
      admin.createTopics(topics).all().get(CREATION_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      Throwable reason = e instanceof ExecutionException ? e.getCause() : e;
      throw new StackException(
          "Kafka at %s did not create its topics: %s".formatted(config.kafkaAddress(), reason), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while Kafka created its topics", e);
    }
  }

  private NewTopic topic(String name) {
    return name.equals(Topics.SCHEMAS)
        ? new NewTopic(name, 1, (short) 1).configs(COMPACTED)
        : new NewTopic(name, config.partitions(), (short) 1).configs(KEPT_FOR_A_TIME);
  }

  private boolean acceptsConnections() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), config.kafkaPort()), ANSWER_MS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private Admin admin(int timeoutMs) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafkaAddress(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMs));
  }
}
