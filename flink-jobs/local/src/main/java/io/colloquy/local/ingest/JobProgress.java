package io.colloquy.local.ingest;

import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the job is with what it reads. */
public final class JobProgress {

  private static final long PATIENCE_MS = 60_000;

  private JobProgress() {}

  /**
   * Waits until the job knows of a record. It commits an offset with a checkpoint, when everything
   * up to there has reached its state; in a backlog, where barriers overtake records, perhaps only
   * the queue before it.
   *
   * @param what is waited for, for the message
   * @throws StackException if the job does not get there
   */
  public static void awaitTakenUp(String kafka, RecordMetadata record, String what) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
      Wait.until(what, PATIENCE_MS, () -> committed(admin, partition) > record.offset());
    }
  }

  private static long committed(Admin admin, TopicPartition partition) {
    try {
      OffsetAndMetadata committed =
          admin
              .listConsumerGroupOffsets(TranscriptionSubmission.GROUP)
              .partitionsToOffsetAndMetadata()
              .get()
              .get(partition);
      return committed == null ? -1 : committed.offset();
    } catch (ExecutionException e) {
      throw new StackException(
          "Kafka does not tell how far the job is: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while the job took up a record", e);
    }
  }
}
