package io.colloquy.local.deadletter;

import io.colloquy.local.stack.StackException;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.kafka.KafkaSchemaCatalog;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The dead letters that Kafka holds at this moment. For use by one thread. */
final class DeadLetterTopic implements AutoCloseable {

  private final TopicScan topics;
  private final KafkaSchemaCatalog schemas;
  private final RecordDecoder<DeadLetter> decoder;

  private DeadLetterTopic(String kafka) {
    topics = TopicScan.open(kafka);
    schemas = KafkaSchemaCatalog.open(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
    decoder = new RecordDecoder<>(DeadLetter.class, schemas);
  }

  static DeadLetterTopic open(String kafka) {
    return new DeadLetterTopic(kafka);
  }

  /**
   * Gives every letter that is asked for to its reader.
   *
   * @throws StackException if Kafka does not answer, or a record is no dead letter
   */
  void read(Predicate<StoredLetter> wanted, Consumer<StoredLetter> reader) {
    topics.toEnd(
        Topics.DEAD_LETTERS,
        record -> {
          StoredLetter letter = letter(record);
          if (wanted.test(letter)) {
            reader.accept(letter);
          }
        });
  }

  /**
   * @throws StackException if there is none at this place
   */
  StoredLetter at(LetterPlace place) {
    return topics
        .at(Topics.DEAD_LETTERS, place.partition(), place.offset())
        .map(this::letter)
        .orElseThrow(
            () ->
                new StackException(
                    "there is no dead letter at %s; dead-letters list shows those that are kept"
                        .formatted(place)));
  }

  private StoredLetter letter(ConsumerRecord<byte[], byte[]> record) {
    LetterPlace place = new LetterPlace(record.partition(), record.offset());
    try {
      return new StoredLetter(place, decoder.decode(record.value()));
    } catch (RecordDecodingException e) {
      throw new StackException(
          "%s %s is no dead letter that this version reads: %s"
              .formatted(Topics.DEAD_LETTERS, place, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    topics.close();
    schemas.close();
  }
}
