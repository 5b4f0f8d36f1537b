package io.colloquy.local.tools;

import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.SpeakerTurn;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer that sends whatever it is told, good or bad. */
public final class ChunkProducer implements AutoCloseable {

  private static final int NO_LIMIT_OF_ITS_OWN = 256 << 20;

  private final KafkaProducer<byte[], byte[]> producer;
  private final RecordEncoder<AudioChunk> encoder = new RecordEncoder<>(AudioChunk.class);
  private final RecordEncoder<SpeakerTurn> turns = new RecordEncoder<>(SpeakerTurn.class);

  public ChunkProducer(String kafka) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", kafka,
                "max.request.size", NO_LIMIT_OF_ITS_OWN,
                "buffer.memory", (long) NO_LIMIT_OF_ITS_OWN),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends a chunk and returns where it lies. */
  public RecordMetadata send(AudioChunk chunk) throws ExecutionException, InterruptedException {
    return sendBytes(chunk.getInterviewId(), encoder.encode(chunk));
  }

  /** Sends chunks and waits until Kafka has them. */
  public void send(Iterable<AudioChunk> chunks) throws ExecutionException, InterruptedException {
    for (AudioChunk chunk : chunks) {
      send(chunk);
    }
  }

  /** Sends what an outside diarizer tells, and returns where it lies. */
  public RecordMetadata send(SpeakerTurn turn) throws ExecutionException, InterruptedException {
    return sendBytes(Topics.SPEAKER_TURNS, turn.getInterviewId(), turns.encode(turn));
  }

  /**
   * Sends any bytes under an interview's key.
   *
   * @param value may be null
   */
  public RecordMetadata sendBytes(String interviewId, byte[] value)
      throws ExecutionException, InterruptedException {
    return sendBytes(Topics.AUDIO_CHUNKS, interviewId, value);
  }

  private RecordMetadata sendBytes(String topic, String interviewId, byte[] value)
      throws ExecutionException, InterruptedException {
    byte[] key = (TestInterviews.TENANT + "/" + interviewId).getBytes(StandardCharsets.UTF_8);
    return producer.send(new ProducerRecord<>(topic, key, value)).get();
  }

  @Override
  public void close() {
    producer.close();
  }
}
