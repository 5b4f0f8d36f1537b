package io.colloquy.bench.outage;

import io.colloquy.bench.outage.ScriptedInterview.Outcome;
import io.colloquy.local.stack.StackException;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordEncoder;
import io.colloquy.schemas.kafka.SchemaPublisher;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
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

/**
 * Sends {@link ScriptedInterview}s, several at a time, as the recognizing half of the job would: a
 * load without a recognizer.
 */
public final class RecognitionFeed implements AutoCloseable {

  private static final int OPEN_INTERVIEWS = 10;
  private static final double UNPACED = Double.POSITIVE_INFINITY;

  private final String tenantId;
  private final Producer<String, byte[]> producer;
  private final RecordEncoder<Recognition> encoder = new RecordEncoder<>(Recognition.class);
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Queue<Iterator<Outcome>> open = new ArrayDeque<>();
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
  private int begun;
  private volatile long documents;
  private volatile boolean stopping;

  private RecognitionFeed(String kafka, String tenantId) {
    this.tenantId = tenantId;
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Publishes the schema and opens a producer.
   *
   * @param kafka bootstrap servers
   * @param tenantId of all interviews
   */
  public static RecognitionFeed open(String kafka, String tenantId) throws InterruptedException {
    SchemaPublisher.publish(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
        List.of(Recognition.getClassSchema()));
    return new RecognitionFeed(kafka, tenantId);
  }

  /** Sends whole interviews as fast as Kafka takes them: those with these numbers. */
  public void send(int fromNumber, int endNumber) {
    begun = fromNumber;
    send(UNPACED, endNumber);
  }

  /**
   * Begins to send interviews from number 0 on, until {@link #finish}.
   *
   * @param documentsPerSecond what they become, once complete
   */
  public void start(double documentsPerSecond) {
    running = CompletableFuture.runAsync(() -> send(documentsPerSecond, Integer.MAX_VALUE));
  }

  /**
   * Begins no more interviews and sends the rest of those begun at once.
   *
   * @return how many there are
   */
  public int finish() {
    stopping = true;
    try {
      running.join();
    } catch (CompletionException failed) {
      throw new StackException(failed.getCause().getMessage(), failed);
    }
    return begun;
  }

  /** How many documents the records sent so far become. */
  long documents() {
    return documents;
  }

  private void send(double documentsPerSecond, int endNumber) {
    long dueNanos = System.nanoTime();
    while (true) {
      while (open.size() < OPEN_INTERVIEWS && begun < endNumber && !stopping) {
        open.add(ScriptedInterview.of(tenantId, begun++).iterator());
      }
      if (open.isEmpty()) {
        break;
      }
      Iterator<Outcome> interview = open.remove();
      Outcome next = interview.next();
      send(next.recognition());
      documents += next.documents();
      if (interview.hasNext()) {
        open.add(interview);
      }
      dueNanos += (long) (next.documents() * 1e9 / documentsPerSecond);
      waitUntil(dueNanos);
    }
    producer.flush();
    throwFailure();
  }

  private void waitUntil(long nanos) {
    while (!stopping && System.nanoTime() - nanos < 0) {
      LockSupport.parkNanos(Math.min(nanos - System.nanoTime(), 100_000_000));
    }
  }

  private void send(Recognition recognition) {
    throwFailure();
    String key = recognition.getTenantId() + "/" + recognition.getInterviewId();
    producer.send(
        new ProducerRecord<>(Topics.RECOGNITIONS, key, encoder.encode(recognition)),
        (place, problem) -> failure.compareAndSet(null, problem));
  }

  private void throwFailure() {
    if (failure.get() != null) {
      throw new KafkaException(
          "Kafka does not take recognitions: " + failure.get().getMessage(), failure.get());
    }
  }

  @Override
  public void close() {
    finish();
    producer.close();
  }
}
