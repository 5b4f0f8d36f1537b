package io.colloquy.local.ingest;

import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Begins an interview anew, with a higher generation. */
final class Rerun {

  private static final long PATIENCE_MS = 60_000;

  private Rerun() {}

  /**
   * Sends BEGIN and waits until the job knows of it: audio comes by another topic, and what
   * overtook BEGIN would belong to the generation before. The job commits an offset with a
   * checkpoint, when everything up to there has reached its state; in a backlog, where barriers
   * overtake records, perhaps only the queue before it.
   *
   * @throws StackException if the job does not get there
   */
  static void begin(InterviewProducer producer, String kafka, Interview interview)
      throws InterruptedException {
    RecordMetadata begin =
        producer.send(
            InterviewEvent.newBuilder()
                .setTenantId(interview.key().tenantId())
                .setInterviewId(interview.key().interviewId())
                .setKind(InterviewEventKind.BEGIN)
                .setInterviewBeganAt(interview.beganAt())
                .setGeneration(interview.generation())
                .build());
    TopicPartition partition = new TopicPartition(begin.topic(), begin.partition());
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
      Wait.until(
          "the job to take up generation " + interview.generation(),
          PATIENCE_MS,
          () -> committed(admin, partition) > begin.offset());
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
      throw new StackException("interrupted while the job took up a generation", e);
    }
  }
}
