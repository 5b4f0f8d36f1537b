package io.colloquy.local.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.schemas.DeadLetterCause;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RejectedRecordsTest {

  @Test
  void aLetterIsOfTheRecordThatItTellsTheOriginOf() {
    StoredLetter letter =
        Letters.stored(
            Letters.letter(DeadLetterCause.INTERVIEW_CLOSED)
                .setTopic("control")
                .setPartition(1)
                .setOffset(7));
    assertThat(RejectedRecords.isOf(letter, record("control", 1, 7))).isTrue();
    assertThat(RejectedRecords.isOf(letter, record("audio", 1, 7))).isFalse();
    assertThat(RejectedRecords.isOf(letter, record("control", 2, 7))).isFalse();
    assertThat(RejectedRecords.isOf(letter, record("control", 1, 8))).isFalse();
  }

  private static RecordMetadata record(String topic, int partition, long offset) {
    return new RecordMetadata(new TopicPartition(topic, partition), offset, 0, 0, 0, 0);
  }
}
