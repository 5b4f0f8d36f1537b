package io.colloquy.local.elasticsearch;

import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.elasticsearch.ElasticsearchSinkBuilder;
import io.colloquy.flink.elasticsearch.RejectionHandler;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink job in this process that writes documents with the real sink and ends when each of them
 * is written or rejected. It never restarts: an exception fails it.
 */
final class WriteJob {
  private static final long WITHIN_SECONDS = 300;
  private static final Map<String, Queue<Rejected>> REJECTED = new ConcurrentHashMap<>();

  record Rejected(String id, String reason) {}

  private final String name;
  private final JobClient client;

  private WriteJob(String name, JobClient client) {
    this.name = name;
    this.client = client;
  }

  static WriteJob start(String address, List<DocumentWrite> writes) throws Exception {
    return start(address, UnaryOperator.identity(), writes);
  }

  static WriteJob start(
      String address, UnaryOperator<ElasticsearchSinkBuilder> options, List<DocumentWrite> writes)
      throws Exception {
    String name = UUID.randomUUID().toString();
    REJECTED.put(name, new ConcurrentLinkedQueue<>());
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    ElasticsearchSinkBuilder sink =
        new ElasticsearchSinkBuilder()
            .setHosts(address)
            .setBulkFlushBackoff(100, 500)
            .setRejectionHandler(() -> new Collect(name));
    flink
        .fromData(writes, TypeInformation.of(DocumentWrite.class))
        .keyBy(DocumentWrite::interviewKey)
        .sinkTo(options.apply(sink).build());
    return new WriteJob(name, flink.executeAsync(name));
  }

  /** Waits for its end, and tells what was rejected. */
  List<Rejected> join() throws Exception {
    client.getJobExecutionResult().get(WITHIN_SECONDS, TimeUnit.SECONDS);
    return List.copyOf(REJECTED.remove(name));
  }

  private record Collect(String name) implements RejectionHandler {
    @Override
    public void reject(DocumentWrite write, String reason) {
      REJECTED.get(name).add(new Rejected(write.id(), reason));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
