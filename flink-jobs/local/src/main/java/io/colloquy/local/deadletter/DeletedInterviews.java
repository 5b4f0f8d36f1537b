package io.colloquy.local.deadletter;

import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import io.colloquy.schemas.kafka.KafkaSchemaCatalog;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The interviews that somebody asked to be deleted, as far back as the control topic reaches: it
 * has to be kept at least as long as audio and dead letters. Kafka drops whole log segments, so
 * that a record may outlive the retention by as much as a log segment spans.
 */
public final class DeletedInterviews {

  private DeletedInterviews() {}

  /**
   * Reads the control topic.
   *
   * @param kafka its address
   * @return {@code tenantId/interviewId} of each
   * @throws io.colloquy.local.stack.StackException if Kafka does not answer
   */
  public static Set<String> read(String kafka) {
    try (TopicScan topics = TopicScan.open(kafka);
        KafkaSchemaCatalog schemas =
            KafkaSchemaCatalog.open(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
      return read(topics, schemas);
    }
  }

  /**
   * Reads the control topic.
   *
   * @return {@code tenantId/interviewId} of each
   */
  static Set<String> read(TopicScan topics, SchemaCatalog schemas) {
    RecordDecoder<InterviewEvent> decoder = new RecordDecoder<>(InterviewEvent.class, schemas);
    Set<String> deleted = new HashSet<>();
    topics.toEnd(
        Topics.CONTROL,
        record -> {
          try {
            InterviewEvent event = decoder.decode(record.value());
            if (event.getKind() == InterviewEventKind.DELETE) {
              deleted.add(event.getTenantId() + "/" + event.getInterviewId());
            }
          } catch (RecordDecodingException noEvent) {
            // The job rejects it as well.
          }
        });
    return deleted;
  }
}
