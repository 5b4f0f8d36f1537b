package io.colloquy.local.ingest;

import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.IndexedSummary;
import java.util.List;
import java.util.Optional;

/**
 * Tells from what Elasticsearch holds whether that is all of an interview: its summary is there,
 * and as many documents as the summary counts.
 */
final class Completion {

  /** What can be said at one moment. */
  enum State {
    WAITING,
    COMPLETE,
    /** Nothing has changed for so long that nothing may come any more. */
    STALLED
  }

  private final int generation;
  private final long patienceMs;
  private List<IndexedSegment> last = List.of();
  private long changedAtMs;

  /**
   * @param generation of the interview; summaries of earlier ones do not count
   * @param patienceMs how long nothing may change before the interview counts as stalled
   */
  Completion(int generation, long patienceMs) {
    this.generation = generation;
    this.patienceMs = patienceMs;
  }

  /**
   * @param sent what was sent; null while it is being sent
   * @param segments all documents of the interview's generation
   * @param nowMs on any clock that only goes forward
   */
  State accept(
      SentAudio sent, Optional<IndexedSummary> summary, List<IndexedSegment> segments, long nowMs) {
    if (sent == null || !segments.equals(last)) {
      changedAtMs = nowMs;
      last = List.copyOf(segments);
    }
    if (sent == null) {
      return State.WAITING;
    }
    if (summary.filter(s -> s.generation() >= generation && s.isToldBy(segments)).isPresent()) {
      return State.COMPLETE;
    }
    return nowMs - changedAtMs >= patienceMs ? State.STALLED : State.WAITING;
  }
}
