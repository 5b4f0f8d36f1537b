package io.colloquy.flink.elasticsearch;

import io.colloquy.flink.elasticsearch.DocumentWrite.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes on their way to Elasticsearch, until it has answered for them. A document has at most one
 * write in flight, and only the newest version of it waits behind; so a retry never puts an older
 * version after a newer one. Times are in milliseconds of any one clock.
 */
final class DocumentQueue {
  /**
   * A write that has no answer yet.
   *
   * @param sinceMs when the document was first waited for
   * @param attempts how often it was sent and has to be sent again
   */
  record Pending(Key key, DocumentWrite write, long sinceMs, int attempts) {
    private Pending newer(DocumentWrite other) {
      // Versions of a document are never used twice but when a restored job repeats itself.
      return other.version() >= write.version() ? replacedBy(other) : this;
    }

    private Pending replacedBy(DocumentWrite other) {
      return new Pending(key, other, sinceMs, attempts);
    }

    private Pending deletedAt(long version) {
      return replacedBy(DocumentWrite.delete(write.interviewKey(), key.index(), key.id(), version));
    }

    private boolean isOlder(String interviewKey, long version) {
      return write.version() < version && interviewKey.equals(write.interviewKey());
    }

    private long sizeBytes() {
      return write.sizeBytes();
    }
  }

  private record Delayed(Pending pending, long untilMs) {}

  private final Map<Key, Pending> ready = new LinkedHashMap<>();
  private final Map<Key, Pending> inFlight = new HashMap<>();
  private final Map<Key, Pending> behindInFlight = new HashMap<>();
  private final Map<Key, Delayed> delayed = new LinkedHashMap<>();
  private final SharedNames names = new SharedNames();
  private long readyBytes;
  private long totalBytes;
  private long nextWakeMs = Long.MAX_VALUE;

  void add(DocumentWrite added, long nowMs) {
    DocumentWrite write = names.share(added);
    Key key = write.key();
    Pending sent = inFlight.get(key);
    Delayed waiting = delayed.get(key);
    if (sent != null) {
      Pending before = behindInFlight.get(key);
      if (before != null) {
        put(behindInFlight, before.newer(write));
      } else if (write.version() >= sent.write().version()) {
        put(behindInFlight, new Pending(key, write, nowMs, 0));
      }
    } else if (waiting != null) {
      delay(waiting.pending().newer(write), waiting.untilMs());
    } else {
      Pending before = ready.get(key);
      makeReady(before == null ? new Pending(key, write, nowMs, 0) : before.newer(write));
    }
  }

  /**
   * Takes an interview's writes below a version out of the queue, and what is in flight will not be
   * sent again. Each of these documents is deleted instead, at that version, because a request with
   * it may have reached Elasticsearch unanswered.
   *
   * @return the documents
   */
  List<Key> purge(String interviewKey, long version) {
    List<Key> purged = new ArrayList<>();
    for (Pending old : all().filter(write -> write.isOlder(interviewKey, version)).toList()) {
      Key key = old.key();
      purged.add(key);
      if (ready.containsKey(key)) {
        makeReady(old.deletedAt(version));
      } else if (delayed.containsKey(key)) {
        delay(old.deletedAt(version), delayed.get(key).untilMs());
      } else {
        Pending deletion = old.deletedAt(version);
        Pending behind = behindInFlight.getOrDefault(key, deletion);
        put(behindInFlight, behind.newer(deletion.write()));
      }
    }
    return purged;
  }

  /** Whether the interview was deleted while this write of it was in flight. */
  boolean isPurged(Pending sent) {
    Pending behind = behindInFlight.get(sent.key());
    return behind != null && behind.write().isFinal();
  }

  /**
   * Takes writes for one request; they are in flight from now on.
   *
   * @return at most so many, in order of arrival; empty if none is ready
   */
  List<Pending> take(int maxDocuments, long maxBytes) {
    List<Pending> batch = new ArrayList<>();
    long bytes = 0;
    for (Iterator<Pending> next = ready.values().iterator(); next.hasNext(); ) {
      Pending pending = next.next();
      long size = pending.sizeBytes();
      if (batch.size() == maxDocuments || (!batch.isEmpty() && bytes + size > maxBytes)) {
        break;
      }
      next.remove();
      bytes += size;
      batch.add(pending);
      inFlight.put(pending.key(), pending);
    }
    readyBytes -= bytes;
    return batch;
  }

  /** Forgets a write in flight: Elasticsearch has it, or it was rejected for good. */
  void done(Pending pending) {
    inFlight.remove(pending.key());
    totalBytes -= pending.sizeBytes();
    Pending behind = behindInFlight.remove(pending.key());
    if (behind != null) {
      totalBytes -= behind.sizeBytes();
      makeReady(behind);
    }
  }

  /** Keeps a write in flight, or the newer one behind it, to be sent again. */
  void retry(Pending pending, long untilMs) {
    Key key = pending.key();
    inFlight.remove(key);
    Pending behind = behindInFlight.remove(key);
    Pending newest = behind == null ? pending : pending.replacedBy(behind.write());
    totalBytes -= pending.sizeBytes() + (behind == null ? 0 : behind.sizeBytes());
    delay(new Pending(key, newest.write(), newest.sinceMs(), pending.attempts() + 1), untilMs);
    nextWakeMs = Math.min(nextWakeMs, untilMs);
  }

  /** Makes ready what had to wait until now. */
  void wake(long nowMs) {
    if (nowMs < nextWakeMs) {
      return;
    }
    nextWakeMs = Long.MAX_VALUE;
    for (Iterator<Delayed> next = delayed.values().iterator(); next.hasNext(); ) {
      Delayed waiting = next.next();
      if (waiting.untilMs() <= nowMs) {
        next.remove();
        totalBytes -= waiting.pending().sizeBytes();
        makeReady(waiting.pending());
      } else {
        nextWakeMs = Math.min(nextWakeMs, waiting.untilMs());
      }
    }
  }

  /** The newest write of every document. */
  Stream<DocumentWrite> snapshot() {
    return all()
        .filter(
            pending ->
                inFlight.get(pending.key()) != pending
                    || !behindInFlight.containsKey(pending.key()))
        .map(Pending::write);
  }

  int size() {
    return ready.size() + inFlight.size() + behindInFlight.size() + delayed.size();
  }

  int inFlightCount() {
    return inFlight.size();
  }

  long totalBytes() {
    return totalBytes;
  }

  int readyCount() {
    return ready.size();
  }

  long readyBytes() {
    return readyBytes;
  }

  /** Since when the first ready write waits, or {@link Long#MAX_VALUE} if none does. */
  long readySinceMs() {
    return ready.isEmpty() ? Long.MAX_VALUE : ready.values().iterator().next().sinceMs();
  }

  /** When the next delayed write becomes ready, or {@link Long#MAX_VALUE} if none is delayed. */
  long nextWakeMs() {
    return nextWakeMs;
  }

  /** Since when the oldest write waits, or {@link Long#MAX_VALUE} if there is none. */
  long oldestSinceMs() {
    return all().mapToLong(Pending::sinceMs).min().orElse(Long.MAX_VALUE);
  }

  private Stream<Pending> all() {
    return Stream.of(
            inFlight.values().stream(),
            behindInFlight.values().stream(),
            delayed.values().stream().map(Delayed::pending),
            ready.values().stream())
        .flatMap(pending -> pending);
  }

  private void makeReady(Pending pending) {
    Pending before = put(ready, pending);
    readyBytes += pending.sizeBytes() - (before == null ? 0 : before.sizeBytes());
  }

  private void delay(Pending pending, long untilMs) {
    Delayed before = delayed.put(pending.key(), new Delayed(pending, untilMs));
    totalBytes += pending.sizeBytes() - (before == null ? 0 : before.pending().sizeBytes());
  }

  private Pending put(Map<Key, Pending> map, Pending pending) {
    Pending before = map.put(pending.key(), pending);
    totalBytes += pending.sizeBytes() - (before == null ? 0 : before.sizeBytes());
    return before;
  }
}
