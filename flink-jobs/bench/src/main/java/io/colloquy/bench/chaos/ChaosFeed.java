package io.colloquy.bench.chaos;

import io.colloquy.local.stack.StackException;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordEncoder;
import io.colloquy.schemas.kafka.SchemaPublisher;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends the chunks of a script, faults included, whatever happens to the broker meanwhile. */
final class ChaosFeed implements AutoCloseable {

  /** Media time sent in a second, over all interviews: somewhat less than the job can take. */
  private static final int MEDIA_MS_PER_MS = 60;

  /** How much slower it goes on where it should be stopped: something must be in flight. */
  private static final int TRICKLE = 8;

  /** Longer than any outage: a producer that gave up would change the script. */
  private static final int DELIVERY_MS = 900_000;

  private static final Map<String, String> NAMES = Map.of("1", "Ada", "2", "Ben");

  private final String tenantId;
  private final ChaosScript script;
  private final ChaosAudio audio;
  private final Producer<String, byte[]> producer;
  private final RecordEncoder<AudioChunk> chunks = new RecordEncoder<>(AudioChunk.class);
  private final RecordEncoder<InterviewEvent> events = new RecordEncoder<>(InterviewEvent.class);
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
  private volatile double allowedShare;
  private volatile double mostShare = 1;
  private volatile double sentShare;
  private volatile boolean closing;

  private ChaosFeed(String kafka, String tenantId, ChaosScript script, ChaosAudio audio) {
    this.tenantId = tenantId;
    this.script = script;
    this.audio = audio;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MS),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Publishes the schemas and opens a producer for a tenant's interviews. */
  static ChaosFeed open(String kafka, String tenantId, ChaosScript script, ChaosAudio audio)
      throws InterruptedException {
    SchemaPublisher.publish(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
        List.of(AudioChunk.getClassSchema(), InterviewEvent.getClassSchema()));
    return new ChaosFeed(kafka, tenantId, script, audio);
  }

  /** Sends all as fast as Kafka takes it: in order, and once. */
  void sendUndisturbed() {
    script.interviews().forEach(this::begin);
    script.undisturbed().forEach(this::send);
    producer.flush();
    throwFailure();
  }

  /** Begins to send disturbed, until {@link #finish}. */
  void start() {
    running = CompletableFuture.runAsync(this::sendDisturbed);
  }

  /** Lets it send so much of all chunks at its usual pace, and the rest slowly. */
  void allow(double share) {
    allowedShare = share;
    mostShare = 1;
  }

  /** Lets it send so much of all chunks, slowly, and no more. */
  void hold(double share) {
    mostShare = share;
  }

  /** How much of all chunks is sent. */
  double sentShare() {
    throwFailure();
    return sentShare;
  }

  /** Sends the rest and waits until Kafka has it. */
  void finish() {
    allow(1);
    try {
      running.join();
    } catch (CompletionException failed) {
      throw new StackException(failed.getCause().getMessage(), failed);
    }
  }

  private void sendDisturbed() {
    script.interviews().forEach(this::begin);
    List<Delivery> deliveries = script.disturbed();
    for (int sent = 0; sent < deliveries.size() && !closing; sent++) {
      sentShare = (double) sent / deliveries.size();
      Delivery delivery = deliveries.get(sent);
      pause(script.interviews().get(delivery.interview()).chunkMs());
      send(delivery);
    }
    producer.flush();
    throwFailure();
    sentShare = 1;
  }

  private void pause(int chunkMs) {
    long pausedAt = System.nanoTime();
    while (!closing
        && (sentShare > mostShare || System.nanoTime() - pausedAt < pauseNanos(chunkMs))) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  private long pauseNanos(int chunkMs) {
    long usual = chunkMs * 1_000_000L / MEDIA_MS_PER_MS;
    return sentShare < allowedShare ? usual : TRICKLE * usual;
  }

  private void begin(InterviewScript interview) {
    InterviewEvent event =
        InterviewEvent.newBuilder()
            .setTenantId(tenantId)
            .setInterviewId(interview.id())
            .setKind(InterviewEventKind.BEGIN)
            .setInterviewBeganAt(ChaosAudio.beganAt())
            .setExpectedSpeakers(NAMES.size())
            .setSpeakerNames(NAMES)
            .build();
    send(Topics.CONTROL, interview, events.encode(event));
  }

  private void send(Delivery delivery) {
    InterviewScript interview = script.interviews().get(delivery.interview());
    byte[] record =
        chunks.encode(audio.chunk(tenantId, interview, delivery.chunk(), delivery.fault()));
    boolean truncated = delivery.fault() == ChunkFault.TRUNCATED;
    send(
        Topics.AUDIO_CHUNKS,
        interview,
        truncated ? Arrays.copyOf(record, record.length / 2) : record);
  }

  private void send(String topic, InterviewScript interview, byte[] record) {
    throwFailure();
    producer.send(
        new ProducerRecord<>(topic, tenantId + "/" + interview.id(), record),
        (place, problem) -> failure.compareAndSet(null, problem));
  }

  private void throwFailure() {
    if (failure.get() != null) {
      throw new KafkaException(
          "Kafka does not take chunks: " + failure.get().getMessage(), failure.get());
    }
  }

  /** What is not sent by then, is not: somebody waits for the failure that ends it. */
  @Override
  public void close() {
    closing = true;
    producer.close(Duration.ZERO);
  }
}
