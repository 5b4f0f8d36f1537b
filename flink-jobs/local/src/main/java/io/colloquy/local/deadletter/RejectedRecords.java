package io.colloquy.local.deadletter;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Tells senders what became of a record that shows no effect. */
public final class RejectedRecords {

  private RejectedRecords() {}

  /**
   * Why the job could not use a record; empty as long as no dead letter says so. A letter can be
   * read once the checkpoint after it is complete.
   *
   * @param kafka its address
   * @param record where it lies
   * @throws io.colloquy.local.stack.StackException if Kafka does not answer
   */
  public static Optional<String> reason(String kafka, RecordMetadata record) {
    AtomicReference<String> reason = new AtomicReference<>();
    try (DeadLetterTopic letters = DeadLetterTopic.open(kafka)) {
      letters.read(
          letter -> isOf(letter, record), letter -> reason.set(letter.letter().getReason()));
    }
    return Optional.ofNullable(reason.get());
  }

  static boolean isOf(StoredLetter stored, RecordMetadata record) {
    return record.topic().equals(stored.letter().getTopic())
        && record.partition() == stored.letter().getPartition()
        && record.offset() == stored.letter().getOffset();
  }
}
