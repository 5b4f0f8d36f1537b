package io.colloquy.flink.read;

import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** A step that turns the bytes of a topic into valid records, or into dead letters. */
abstract class ParseStep<T> extends ProcessFunction<KafkaRecord, T> {
  private final String uid;
  private final SchemaCatalogFactory catalogFactory;

  private transient SchemaCatalog catalog;

  /**
   * @param uid of the step, for its dead letters
   * @param catalogFactory where schemas of newer producers are found
   */
  ParseStep(String uid, SchemaCatalogFactory catalogFactory) {
    this.uid = uid;
    this.catalogFactory = catalogFactory;
  }

  /** Makes the decoders. */
  abstract void open(SchemaCatalog writers);

  abstract T decode(KafkaRecord record) throws RecordDecodingException;

  /** Why a record that could be decoded cannot be used all the same. */
  abstract Optional<Rejection> check(T decoded);

  @Override
  public final void open(OpenContext context) {
    catalog = catalogFactory.open();
    open(catalog);
  }

  @Override
  public final void processElement(KafkaRecord record, Context context, Collector<T> out) {
    try {
      Optional<Rejection> rejection = tooLarge(record);
      if (rejection.isEmpty()) {
        T decoded = decode(record);
        rejection = check(decoded);
        if (rejection.isEmpty()) {
          out.collect(decoded);
          return;
        }
      }
      reject(record, rejection.get(), null, context);
    } catch (RecordDecodingException bad) {
      reject(record, new Rejection(bad.reason().deadLetterCause(), bad.getMessage()), bad, context);
    }
  }

  private void reject(
      KafkaRecord record, Rejection rejection, Exception exception, Context context) {
    context.output(DeadLetters.TAG, DeadLetters.of(uid, rejection, exception, record));
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

  @Override
  public void close() throws Exception {
    if (catalog instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
