package io.colloquy.bench.process;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.read.KafkaRecord;
import io.colloquy.flink.read.RecordOrigin;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.SpeakerTurn;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What a job in this process reads, in place of a broker: topics of one partition. Safe for use by
 * many threads.
 */
public final class InProcessTopics {
  private static final RecordEncoder<AudioChunk> CHUNKS = new RecordEncoder<>(AudioChunk.class);
  private static final RecordEncoder<InterviewEvent> EVENTS =
      new RecordEncoder<>(InterviewEvent.class);
  private static final RecordEncoder<SpeakerTurn> TURNS = new RecordEncoder<>(SpeakerTurn.class);

  private final Map<String, Topic> topics = new HashMap<>();
  private final boolean keeps;

  private InProcessTopics(boolean keeps) {
    this.keeps = keeps;
  }

  /** Keeps every record, so that a job which starts anew reads all of them, as from a broker. */
  public static InProcessTopics kept() {
    return new InProcessTopics(true);
  }

  /**
   * Goes on with topics that other ones began, without their records.
   *
   * @param positions as {@link #positions} told them
   */
  public static InProcessTopics resumedAt(Map<String, Long> positions) {
    InProcessTopics resumed = new InProcessTopics(true);
    positions.forEach((topic, position) -> resumed.topic(topic).beginAt(position));
    return resumed;
  }

  /** Drops each record once it is read, so that what the process keeps is the job's. */
  public static InProcessTopics droppedOnceRead() {
    return new InProcessTopics(false);
  }

  /**
   * Appends a chunk, encoded as a recorder does.
   *
   * @param appendedAtMs as a broker would stamp it, epoch milliseconds; never goes back
   */
  public void send(AudioChunk chunk, long appendedAtMs) {
    send(
        Topics.AUDIO_CHUNKS,
        chunk.getTenantId(),
        chunk.getInterviewId(),
        CHUNKS.encode(chunk),
        appendedAtMs);
  }

  /** Appends a control event. */
  public void send(InterviewEvent event, long appendedAtMs) {
    send(
        Topics.CONTROL,
        event.getTenantId(),
        event.getInterviewId(),
        EVENTS.encode(event),
        appendedAtMs);
  }

  /** Appends a turn of an outside diarizer. */
  public void send(SpeakerTurn turn, long appendedAtMs) {
    send(
        Topics.SPEAKER_TURNS,
        turn.getTenantId(),
        turn.getInterviewId(),
        TURNS.encode(turn),
        appendedAtMs);
  }

  private synchronized void send(
      String topic, String tenantId, String interviewId, byte[] value, long appendedAtMs) {
    topic(topic)
        .append(topic, new InterviewKey(tenantId, interviewId).toString(), value, appendedAtMs);
  }

  /** How many records each topic has had. */
  public synchronized Map<String, Long> positions() {
    Map<String, Long> positions = new HashMap<>();
    topics.forEach((name, topic) -> positions.put(name, (long) topic.size()));
    return positions;
  }

  /** How many records of a topic no job has read. */
  public synchronized long unread(String topic) {
    Topic records = topic(topic);
    return records.size() - records.read;
  }

  /** The record at a position; null if it is still to come. */
  synchronized KafkaRecord read(String topic, long position) {
    Topic records = topic(topic);
    if (position >= records.size()) {
      return null;
    }
    KafkaRecord record = records.records.get(Math.toIntExact(position));
    if (record == null) {
      throw new IllegalStateException(
          "record %d of %s was dropped: keep records to read them again"
              .formatted(position, topic));
    }
    records.read = Math.max(records.read, position + 1);
    if (!keeps) {
      records.records.set(Math.toIntExact(position), null);
    }
    return record;
  }

  /** Completes once there is a record at a position. */
  synchronized CompletableFuture<Void> availableAt(String topic, long position) {
    Topic records = topic(topic);
    return position < records.size() ? CompletableFuture.completedFuture(null) : records.more;
  }

  private Topic topic(String name) {
    return topics.computeIfAbsent(name, unknown -> new Topic());
  }

  private static final class Topic {
    private final List<KafkaRecord> records = new ArrayList<>();
    private CompletableFuture<Void> more = new CompletableFuture<>();
    private long read;

    private void beginAt(long position) {
      read = position;
      records.addAll(Collections.nCopies(Math.toIntExact(position), null));
    }

    private int size() {
      return records.size();
    }

    private void append(String topic, String key, byte[] value, long appendedAtMs) {
      records.add(
          new KafkaRecord(
              new RecordOrigin(topic, 0, size()),
              appendedAtMs,
              key.getBytes(StandardCharsets.UTF_8),
              value));
      CompletableFuture<Void> awaited = more;
      more = new CompletableFuture<>();
      awaited.complete(null);
    }
  }
}
