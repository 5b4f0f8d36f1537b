package io.colloquy.flink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaRejectionHandlerTest {
  private static final byte[] SOURCE = "{\"unmapped\":1}".getBytes();
  private static final DocumentWrite WRITE =
      DocumentWrite.index("acme/interview-1", "index", "id", 5, SOURCE);

  @Test
  void putsTheDocumentAndTheReasonIntoADeadLetter() throws Exception {
    var producer = producer(true);
    try (var handler = new KafkaRejectionHandler(producer, "index-documents")) {
      handler.reject(WRITE, "status 400, strict_dynamic_mapping_exception: no field unmapped");
      handler.flush();
    }

    var sent = producer.history().get(0);
    DeadLetter letter =
        new RecordDecoder<>(DeadLetter.class, SchemaCatalog.own()).decode(sent.value());
    assertThat(sent.topic()).isEqualTo("interview.dead-letters.v1");
    assertThat(sent.key()).isEqualTo("acme/interview-1".getBytes());
    assertThat(letter.getCause()).isEqualTo(DeadLetterCause.DOCUMENT_REJECTED);
    assertThat(letter.getStep()).isEqualTo("index-documents");
    assertThat(letter.getTenantId()).isEqualTo("acme");
    assertThat(letter.getInterviewId()).isEqualTo("interview-1");
    assertThat(letter.getDocumentId()).isEqualTo("index/id");
    assertThat(letter.getReason()).contains("no field unmapped");
    assertThat(letter.getPayload()).isEqualTo(ByteBuffer.wrap(SOURCE));
    assertThat(letter.getPayloadBytes()).isEqualTo(SOURCE.length);
  }

  @Test
  void leavesOutADocumentThatNoBrokerWouldTake() throws Exception {
    var producer = producer(true);
    try (var handler = new KafkaRejectionHandler(producer, "index-documents")) {
      handler.reject(DocumentWrite.index("acme/i", "index", "id", 5, new byte[2_000_000]), "413");
    }

    byte[] sent = producer.history().get(0).value();
    DeadLetter letter = new RecordDecoder<>(DeadLetter.class, SchemaCatalog.own()).decode(sent);
    assertThat(letter.getPayload()).isNull();
    assertThat(letter.getPayloadBytes()).isEqualTo(2_000_000);
  }

  @Test
  void flushFailsWhenALetterDidNotArrive() throws Exception {
    var producer = producer(false);
    try (var handler = new KafkaRejectionHandler(producer, "index-documents")) {
      handler.reject(WRITE, "status 400");
      producer.errorNext(new TimeoutException("scripted"));

      assertThatExceptionOfType(IOException.class).isThrownBy(handler::flush);
    }
  }

  private static MockProducer<byte[], byte[]> producer(boolean autoComplete) {
    return new MockProducer<>(
        autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
