package io.colloquy.local.ingest;

import io.colloquy.local.stack.StackException;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Begins an interview anew, with a higher generation. */
final class Rerun {

  private Rerun() {}

  /**
   * Sends BEGIN and waits until the job knows of it: audio comes by another topic, and what
   * overtook BEGIN would belong to the generation before.
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
    JobProgress.awaitTakenUp(
        kafka, begin, "the job to take up generation " + interview.generation());
  }
}
