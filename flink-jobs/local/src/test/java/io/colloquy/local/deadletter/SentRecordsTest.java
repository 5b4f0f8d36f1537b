package io.colloquy.local.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class SentRecordsTest {

  private final SentRecords sent = new SentRecords();

  @Test
  void knowsARecordByItsTopicKeyAndValue() {
    assertThat(sent.add(record("audio", "acme/call-7", "hello"))).isTrue();
    assertThat(sent.add(record("audio", "acme/call-7", "hello"))).isFalse();
    assertThat(sent.add(record("control", "acme/call-7", "hello"))).isTrue();
    assertThat(sent.add(record("audio", "acme/call-8", "hello"))).isTrue();
    assertThat(sent.add(record("audio", "acme/call-7", "hallo"))).isTrue();
    assertThat(sent.add(new ProducerRecord<>("audio", null, bytes("hello")))).isTrue();
    assertThat(sent.add(new ProducerRecord<>("audio", null, bytes("hello")))).isFalse();
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String key, String value) {
    return new ProducerRecord<>(topic, bytes(key), bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
