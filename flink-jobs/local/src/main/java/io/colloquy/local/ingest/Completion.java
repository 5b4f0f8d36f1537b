package io.colloquy.local.ingest;

import io.colloquy.local.search.IndexedSegment;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Tells from what Elasticsearch holds whether that is all of an interview. The job writes the
 * documents of a stream in order, those of one window together: once the last window of speech has
 * a document and nothing changes any more, everything is there.
 */
final class Completion {

  /** Longer than documents wait in the job for a bulk request, and then for a refresh. */
  private static final long SETTLED_MS = 2_500;

  /** So much quiet is worth asking whether the job has anything left to do. */
  private static final long QUIET_MS = 20_000;

  /** What can be said at one moment. */
  enum State {
    WAITING,
    COMPLETE,
    /** Nothing has changed for so long that nothing may come any more. */
    STALLED
  }

  private final long patienceMs;
  private final BooleanSupplier jobIsIdle;
  private List<IndexedSegment> last = List.of();
  private long changedAtMs;

  /**
   * @param patienceMs how long nothing may change before the interview counts as stalled
   * @param jobIsIdle whether the job has nothing left to do: then the last speech gave no words
   */
  Completion(long patienceMs, BooleanSupplier jobIsIdle) {
    this.patienceMs = patienceMs;
    this.jobIsIdle = jobIsIdle;
  }

  /**
   * @param sent what was sent; null while it is being sent
   * @param segments all documents of the interview
   * @param nowMs on any clock that only goes forward
   */
  State accept(SentAudio sent, List<IndexedSegment> segments, long nowMs) {
    if (sent == null || !segments.equals(last)) {
      changedAtMs = nowMs;
      last = List.copyOf(segments);
    }
    if (sent == null) {
      return State.WAITING;
    }
    long quietMs = nowMs - changedAtMs;
    if (sent.lastSpeechMs().entrySet().stream().allMatch(this::isReached)) {
      return sent.lastSpeechMs().isEmpty() || quietMs >= SETTLED_MS
          ? State.COMPLETE
          : State.WAITING;
    }
    if (quietMs >= QUIET_MS && jobIsIdle.getAsBoolean()) {
      return State.COMPLETE;
    }
    return quietMs >= patienceMs ? State.STALLED : State.WAITING;
  }

  private boolean isReached(Map.Entry<String, Long> speech) {
    return last.stream()
        .anyMatch(
            segment ->
                segment.streamId().equals(speech.getKey()) && segment.endMs() > speech.getValue());
  }
}
