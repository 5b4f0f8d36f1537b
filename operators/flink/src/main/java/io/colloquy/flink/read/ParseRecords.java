package io.colloquy.flink.read;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.Uids;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.time.Instant;
import java.util.Optional;

/**
 * The step {@code parse-records}: bytes become valid chunks and control events, or dead letters.
 */
public final class ParseRecords extends ParseStep<InterviewRecord> {
  private transient RecordDecoder<AudioChunk> chunks;
  private transient RecordDecoder<InterviewEvent> events;

  /**
   * @param catalogFactory where schemas of newer producers are found
   */
  public ParseRecords(SchemaCatalogFactory catalogFactory) {
    super(Uids.PARSE_RECORDS, catalogFactory);
  }

  @Override
  protected void open(SchemaCatalog writers) {
    chunks = new RecordDecoder<>(AudioChunk.class, writers);
    events = new RecordDecoder<>(InterviewEvent.class, writers);
  }

  @Override
  protected InterviewRecord decode(KafkaRecord record) throws RecordDecodingException {
    boolean control = record.origin().topic().equals(Topics.CONTROL);
    return new InterviewRecord(
        control ? null : chunks.decode(record.value()),
        control ? events.decode(record.value()) : null,
        record.appendedAtMs(),
        record.origin());
  }

  @Override
  protected InterviewKey interview(InterviewRecord decoded) {
    return decoded.interview();
  }

  @Override
  protected Optional<Rejection> check(InterviewRecord decoded) {
    return decoded.chunk() != null
        ? RecordChecks.check(decoded.chunk(), Instant.now())
        : RecordChecks.check(decoded.event(), Instant.now());
  }
}
