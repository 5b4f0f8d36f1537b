package io.colloquy.local.deadletter;

import io.colloquy.local.deadletter.ReplayOutcome.Result;
import io.colloquy.local.search.DocumentStore;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.kafka.KafkaSchemaCatalog;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Gives dead letters a second chance: records go to their topics again, documents to Elasticsearch.
 * What belongs to a deleted interview stays out, and what came too late for its interview.
 */
final class Replay implements AutoCloseable {

  private final KafkaSchemaCatalog schemas;
  private final TopicScan topics;
  private final DocumentStore store;
  private final RecordReplay records;
  private final DocumentReplay documents;
  private final RecordDecoder<AudioChunk> chunks;
  private final Set<String> deleted;

  private Replay(String kafka, String elasticsearch, boolean dryRun) {
    schemas = KafkaSchemaCatalog.open(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
    topics = TopicScan.open(kafka);
    store = DocumentStore.open(elasticsearch);
    records = RecordReplay.open(kafka, dryRun);
    documents = new DocumentReplay(store, new PublishedSegments(topics), dryRun);
    chunks = new RecordDecoder<>(AudioChunk.class, schemas);
    deleted = DeletedInterviews.read(topics, schemas);
  }

  /**
   * @param dryRun find out what would happen, and do nothing
   * @throws io.colloquy.local.stack.StackException if Kafka does not answer
   */
  static Replay open(String kafka, String elasticsearch, boolean dryRun) {
    return new Replay(kafka, elasticsearch, dryRun);
  }

  /**
   * @throws io.colloquy.local.stack.StackException if Kafka or Elasticsearch does not answer
   */
  ReplayOutcome replay(StoredLetter stored) throws InterruptedException {
    if (isOfDeletedInterview(stored)) {
      return ReplayOutcome.of(Result.INTERVIEW_DELETED);
    }
    if (stored.letter().getCause() == DeadLetterCause.INTERVIEW_CLOSED) {
      return new ReplayOutcome(Result.INTERVIEW_CLOSED, "ingest with --generation");
    }
    return stored.isOfDocument() ? documents.replay(stored) : records.replay(stored);
  }

  private boolean isOfDeletedInterview(StoredLetter stored) {
    if (stored.letter().getCause() == DeadLetterCause.INTERVIEW_DELETED
        || deleted.contains(stored.interviewKey())) {
      return true;
    }
    byte[] record = stored.payload();
    if (stored.isOfDocument() || record == null) {
      return false;
    }
    try {
      AudioChunk chunk = chunks.decode(record);
      return deleted.contains(chunk.getTenantId() + "/" + chunk.getInterviewId());
    } catch (RecordDecodingException noChunk) {
      return false;
    }
  }

  @Override
  public void close() {
    records.close();
    store.close();
    topics.close();
    schemas.close();
  }
}
