package io.colloquy.local.watch;

import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.IndexedSummary;
import java.util.List;
import java.util.Optional;

/** Tells from what Elasticsearch shows, time after time, whether more of an interview may come. */
final class WatchedInterview {

  /** What can be said at one moment. */
  enum State {
    GROWING,
    COMPLETE,
    /** Its summary is there and counts other documents than there are; no more come. */
    MISMATCHED,
    /** There were documents, and there are none. */
    DELETED
  }

  /** So long may documents take to follow their summary. */
  static final long SETTLED_MS = 30_000;

  /** So long may one generation's documents be gone before the next one's show. */
  static final long VANISHED_MS = 5_000;

  private Optional<IndexedSummary> lastSummary = Optional.empty();
  private List<IndexedSegment> lastSegments = List.of();
  private boolean everSeen;
  private long changedAtMs;

  /**
   * @param segments all documents of the summary's generation
   * @param nowMs on any clock that only goes forward
   */
  State accept(Optional<IndexedSummary> summary, List<IndexedSegment> segments, long nowMs) {
    if (!summary.equals(lastSummary) || !segments.equals(lastSegments)) {
      lastSummary = summary;
      lastSegments = List.copyOf(segments);
      changedAtMs = nowMs;
    }
    everSeen |= !segments.isEmpty();
    if (summary.isPresent()) {
      if (summary.get().isToldBy(segments)) {
        return State.COMPLETE;
      }
      return nowMs - changedAtMs >= SETTLED_MS ? State.MISMATCHED : State.GROWING;
    }
    boolean vanished = everSeen && segments.isEmpty();
    return vanished && nowMs - changedAtMs >= VANISHED_MS ? State.DELETED : State.GROWING;
  }
}
