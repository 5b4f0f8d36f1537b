package io.colloquy.bench.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Documents as an index would hold them after all writes so far: the newest version of each. Safe
 * for use by many threads.
 */
public final class CollectedDocuments implements Consumer<DocumentWrite> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, DocumentWrite> newest = new HashMap<>();
  private long writes;

  @Override
  public synchronized void accept(DocumentWrite write) {
    writes++;
    if (write.kind() == DocumentWrite.Kind.DELETE_INTERVIEW) {
      newest
          .values()
          .removeIf(
              document ->
                  document.interviewKey().equals(write.interviewKey())
                      && document.version() < write.version());
      return;
    }
    newest.merge(
        write.index() + "/" + write.id(),
        write,
        (before, next) -> next.version() >= before.version() ? next : before);
  }

  /** How many writes came, deletions included. */
  public synchronized long writes() {
    return writes;
  }

  /**
   * The documents of an interview, by index and id.
   *
   * @param interviewKey {@code tenantId/interviewId}
   */
  public synchronized SortedMap<String, ObjectNode> ofInterview(String interviewKey) {
    SortedMap<String, ObjectNode> documents = new TreeMap<>();
    newest.forEach(
        (name, write) -> {
          if (write.interviewKey().equals(interviewKey) && !write.isDelete()) {
            documents.put(name, parse(write.source()));
          }
        });
    return documents;
  }

  /**
   * The same of one kind of documents.
   *
   * @param kind as its index begins: {@code segments}, {@code chapters}, {@code passages} or {@code
   *     ledger}
   */
  public List<ObjectNode> ofInterview(String interviewKey, String kind) {
    return List.copyOf(
        ofInterview(interviewKey)
            .subMap("interview-" + kind + "-", "interview-" + kind + ".")
            .values());
  }

  /** Whether an interview is complete. */
  public boolean hasSummary(String interviewKey) {
    return !ofInterview(interviewKey, "ledger").isEmpty();
  }

  /** How many stretches of an interview are known to have no text. */
  public long gaps(String interviewKey) {
    return ofInterview(interviewKey, "segments").stream()
        .filter(segment -> segment.get("kind").asText().equals("gap"))
        .count();
  }

  private static ObjectNode parse(byte[] source) {
    try {
      return (ObjectNode) JSON.readTree(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
