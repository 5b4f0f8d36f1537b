package io.colloquy.flink.read;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** A step that turns the bytes of a topic into valid records, or into dead letters. */
public abstract class ParseStep<T> extends ProcessFunction<KafkaRecord, T> {
  private final String uid;
  private final SchemaCatalogFactory catalogFactory;

  private transient SchemaCatalog catalog;

  /**
   * @param uid of the step, for its dead letters
   * @param catalogFactory where schemas of newer producers are found
   */
  protected ParseStep(String uid, SchemaCatalogFactory catalogFactory) {
    this.uid = uid;
    this.catalogFactory = catalogFactory;
  }

  /** Makes the decoders. */
  protected abstract void open(SchemaCatalog writers);

  protected abstract T decode(KafkaRecord record) throws RecordDecodingException;

  /**
   * The interview that a decoded record names.
   *
   * @throws IllegalArgumentException if its ids are not valid
   */
  protected abstract InterviewKey interview(T decoded);

  /** Why a record that could be decoded cannot be used all the same. */
  protected abstract Optional<Rejection> check(T decoded);

  @Override
  public final void open(OpenContext context) {
    catalog = catalogFactory.open();
    open(catalog);
  }

  @Override
  public final void processElement(KafkaRecord record, Context context, Collector<T> out) {
    Optional<Rejection> tooLarge = tooLarge(record);
    if (tooLarge.isPresent()) {
      reject(context, DeadLetters.of(uid, tooLarge.get(), null, record));
      return;
    }
    T decoded;
    try {
      decoded = decode(record);
    } catch (RecordDecodingException bad) {
      Rejection rejection = new Rejection(bad.reason().deadLetterCause(), bad.getMessage());
      reject(context, DeadLetters.of(uid, rejection, bad, record));
      return;
    }
    Optional<Rejection> refused = check(decoded);
    if (refused.isPresent()) {
      DeadLetter letter = DeadLetters.of(uid, refused.get(), null, record);
      validInterview(decoded)
          .ifPresent(
              interview -> {
                letter.setTenantId(interview.tenantId());
                letter.setInterviewId(interview.interviewId());
              });
      reject(context, letter);
      return;
    }
    out.collect(decoded);
  }

  private void reject(Context context, DeadLetter letter) {
    context.output(DeadLetters.TAG, letter);
  }

  private Optional<InterviewKey> validInterview(T decoded) {
    try {
      return Optional.of(interview(decoded));
    } catch (IllegalArgumentException invalid) {
      return Optional.empty();
    }
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
