package io.colloquy.flink.read;

import io.colloquy.flink.Uids;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The step {@code parse-records}: bytes become valid chunks and control events, or dead letters.
 */
public final class ParseRecords extends ProcessFunction<KafkaRecord, InterviewRecord> {
  /** Opens the catalogue of writer schemas on the task. */
  public interface CatalogFactory extends Serializable {
    /** A catalogue that may be closed, if it is {@link AutoCloseable}. */
    SchemaCatalog open();
  }

  private final CatalogFactory catalogFactory;

  private transient SchemaCatalog catalog;
  private transient RecordDecoder<AudioChunk> chunks;
  private transient RecordDecoder<InterviewEvent> events;

  /**
   * @param catalogFactory where schemas of newer producers are found
   */
  public ParseRecords(CatalogFactory catalogFactory) {
    this.catalogFactory = catalogFactory;
  }

  @Override
  public void open(OpenContext context) {
    catalog = catalogFactory.open();
    chunks = new RecordDecoder<>(AudioChunk.class, catalog);
    events = new RecordDecoder<>(InterviewEvent.class, catalog);
  }

  @Override
  public void processElement(KafkaRecord record, Context context, Collector<InterviewRecord> out) {
    try {
      Optional<Rejection> rejection = tooLarge(record);
      if (rejection.isEmpty()) {
        InterviewRecord parsed = parse(record);
        rejection = check(parsed);
        if (rejection.isEmpty()) {
          out.collect(parsed);
          return;
        }
      }
      reject(record, rejection.get(), null, context);
    } catch (RecordDecodingException bad) {
      reject(record, new Rejection(bad.reason().deadLetterCause(), bad.getMessage()), bad, context);
    }
  }

  private static void reject(
      KafkaRecord record, Rejection rejection, Exception exception, Context context) {
    context.output(
        DeadLetters.TAG, DeadLetters.of(Uids.PARSE_RECORDS, rejection, exception, record));
  }

  private static Optional<Rejection> tooLarge(KafkaRecord record) {
    if (record.value() == null || record.value().length <= RecordChecks.MAXIMUM_RECORD_BYTES) {
      return Optional.empty();
    }
    return Optional.of(
        new Rejection(
            DeadLetterCause.RECORD_TOO_LARGE,
            "the record has %d bytes: send at most %d, in shorter chunks or by reference"
                .formatted(record.value().length, RecordChecks.MAXIMUM_RECORD_BYTES)));
  }

  private InterviewRecord parse(KafkaRecord record) throws RecordDecodingException {
    boolean control = record.origin().topic().equals(Topics.CONTROL);
    return new InterviewRecord(
        control ? null : chunks.decode(record.value()),
        control ? events.decode(record.value()) : null,
        record.appendedAtMs(),
        record.origin());
  }

  private static Optional<Rejection> check(InterviewRecord parsed) {
    return parsed.chunk() != null
        ? RecordChecks.check(parsed.chunk(), Instant.now())
        : RecordChecks.check(parsed.event(), Instant.now());
  }

  @Override
  public void close() throws Exception {
    if (catalog instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
