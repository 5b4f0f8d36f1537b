package io.colloquy.local.deadletter;

import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.util.HashSet;
import java.util.Set;

/**
 * The interviews that somebody asked to be deleted. The events stay on their topic as long as the
 * letters written before them.
 */
final class DeletedInterviews {

  private DeletedInterviews() {}

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
