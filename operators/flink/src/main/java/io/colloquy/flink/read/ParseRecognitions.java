package io.colloquy.flink.read;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.Uids;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.time.Instant;
import java.util.Optional;

/**
 * The step {@code parse-recognitions}: what a recognizing job put on its topic becomes recognitions
 * again, or dead letters.
 */
public final class ParseRecognitions extends ParseStep<Recognition> {
  private transient RecordDecoder<Recognition> recognitions;

  /**
   * @param catalogFactory where the schema of a newer recognizing job is found
   */
  public ParseRecognitions(SchemaCatalogFactory catalogFactory) {
    super(Uids.PARSE_RECOGNITIONS, catalogFactory);
  }

  @Override
  protected void open(SchemaCatalog writers) {
    recognitions = new RecordDecoder<>(Recognition.class, writers);
  }

  @Override
  protected Recognition decode(KafkaRecord record) throws RecordDecodingException {
    return recognitions.decode(record.value());
  }

  @Override
  protected InterviewKey interview(Recognition decoded) {
    return new InterviewKey(decoded.getTenantId(), decoded.getInterviewId());
  }

  @Override
  protected Optional<Rejection> check(Recognition decoded) {
    return RecognitionChecks.check(decoded, Instant.now());
  }
}
