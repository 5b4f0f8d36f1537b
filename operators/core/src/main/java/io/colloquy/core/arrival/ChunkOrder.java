package io.colloquy.core.arrival;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Puts one stream's chunks in order and decides when a missing one is given up.
 *
 * <p>Offer each chunk; then, until neither has anything more, take {@link #ready()} and ask {@link
 * #overdue}. Not safe for use by several threads.
 */
public final class ChunkOrder {
  /**
   * Of the runs given up, only so many of the latest are remembered; their chunks may come late.
   */
  public static final int REMEMBERED_RUNS = 1_024;

  /** The last sequence of a stream whose end is not known. */
  public static final long UNKNOWN = Long.MAX_VALUE;

  /**
   * Where a stream's order stands.
   *
   * @param nextSequence the sequence whose turn it is
   * @param lastSequence the stream's last sequence; {@link #UNKNOWN} until it is told
   * @param endAppendedAtMs when the log took the news of the end
   * @param waiting chunks that came before their turn, by sequence
   * @param givenUp what never came, by sequence
   */
  public record State(
      long nextSequence,
      long lastSequence,
      long endAppendedAtMs,
      List<WaitingChunk> waiting,
      List<MissingRun> givenUp) {

    public State {
      waiting = waiting == null ? List.of() : List.copyOf(waiting);
      givenUp = givenUp == null ? List.of() : List.copyOf(givenUp);
    }

    public static State start() {
      return new State(0, UNKNOWN, 0, List.of(), List.of());
    }
  }

  private final OrderSettings settings;
  private final TreeMap<Long, WaitingChunk> waiting = new TreeMap<>();
  private final TreeMap<Long, MissingRun> givenUp = new TreeMap<>();
  private long next;
  private long last;
  private long endAppendedAt;
  private long waitingAudio;

  public ChunkOrder(OrderSettings settings, State state) {
    this.settings = settings;
    this.next = state.nextSequence();
    this.last = state.lastSequence();
    this.endAppendedAt = state.endAppendedAtMs();
    state.waiting().forEach(this::await);
    state.givenUp().forEach(run -> givenUp.put(run.firstSequence(), run));
  }

  /**
   * Takes a chunk.
   *
   * @throws IllegalArgumentException if its sequence is negative
   */
  public Arrival offer(WaitingChunk chunk) {
    long sequence = chunk.sequence();
    if (sequence < 0) {
      throw new IllegalArgumentException(
          "A chunk's sequence starts at 0, not at " + sequence + ".");
    }
    if (sequence < next) {
      return takeFromGivenUp(sequence) ? Arrival.LATE : Arrival.DUPLICATE;
    }
    if (waiting.containsKey(sequence)) {
      return Arrival.DUPLICATE;
    }
    if (sequence > last) {
      return Arrival.AFTER_END;
    }
    await(chunk);
    return Arrival.ACCEPT;
  }

  /**
   * Learns where the stream ends. What has been accepted stays, even behind that end; news that
   * comes again changes nothing.
   *
   * @param lastSequence the sequence of the stream's last chunk; -1 for a stream without any
   * @param appendedAtMs when the log took the news
   */
  public void end(long lastSequence, long appendedAtMs) {
    if (last != UNKNOWN) {
      return;
    }
    long latest = waiting.isEmpty() ? next - 1 : waiting.lastKey();
    last = Math.max(lastSequence, latest);
    endAppendedAt = appendedAtMs;
  }

  /** The sequence whose turn it is. */
  public long nextSequence() {
    return next;
  }

  /**
   * Whether taking pays: so much audio is ready, or what is ready cannot become more, or something
   * is overdue.
   *
   * @param audioMs how much is worth it; chunks of unknown duration always are
   * @param watermarkMs as for {@link #overdue}
   */
  public boolean isWorthTaking(long audioMs, long watermarkMs) {
    long readyMs = 0;
    long sequence = next;
    for (WaitingChunk chunk = waiting.get(sequence); chunk != null; ) {
      readyMs += chunk.durationMs();
      if (chunk.durationMs() <= 0 || readyMs >= audioMs || sequence == last) {
        return true;
      }
      chunk = waiting.get(++sequence);
    }
    boolean holeBehind = sequence > next && waiting.lastEntry().getKey() > sequence;
    return holeBehind || isComplete() || isOverdue(watermarkMs);
  }

  /** Takes the chunks whose turn it is, in order. */
  public List<WaitingChunk> ready() {
    List<WaitingChunk> ready = new ArrayList<>();
    for (WaitingChunk chunk = waiting.remove(next); chunk != null; chunk = waiting.remove(next)) {
      ready.add(chunk);
      waitingAudio -= chunk.countedMs();
      next++;
    }
    return ready;
  }

  /**
   * Gives up what is missing before the first chunk that waits, or before the stream's end, when it
   * has been waited for long enough.
   *
   * @param watermarkMs the append time that has been reached; {@link Long#MAX_VALUE} to wait no
   *     more
   */
  public Optional<MissingRun> overdue(long watermarkMs) {
    if (!isOverdue(watermarkMs)) {
      return Optional.empty();
    }
    long until = waiting.isEmpty() ? last : waiting.firstKey() - 1;
    MissingRun run = new MissingRun(next, until);
    remember(run);
    next = until + 1;
    return Optional.of(run);
  }

  /** Gives back a chunk that had its turn and could not be used: a better one may come late. */
  public void giveUp(long sequence) {
    remember(new MissingRun(sequence, sequence));
  }

  /**
   * Goes back, because nothing of use came from a sequence on: what comes again, or at last, has
   * its turn.
   *
   * @param appendedAtMs when the log took what comes again; what is missing is waited for from then
   *     on
   */
  public void goBackTo(long sequence, long appendedAtMs) {
    next = Math.min(next, sequence);
    endAppendedAt = appendedAtMs;
    givenUp.tailMap(next, true).clear();
    Map.Entry<Long, MissingRun> across = givenUp.lastEntry();
    if (across != null && across.getValue().lastSequence() >= next) {
      givenUp.put(across.getKey(), new MissingRun(across.getKey(), next - 1));
    }
  }

  private void remember(MissingRun run) {
    givenUp.put(run.firstSequence(), run);
    if (givenUp.size() > REMEMBERED_RUNS) {
      givenUp.pollFirstEntry();
    }
  }

  private boolean isOverdue(long watermarkMs) {
    OptionalLong deadline = nextDeadlineMs();
    return deadline.isPresent()
        && (watermarkMs >= deadline.getAsLong() || waitingAudio > settings.laterAudioMs());
  }

  /** The watermark at which {@link #overdue} gives up; empty while nothing is missing. */
  public OptionalLong nextDeadlineMs() {
    if (!isMissing()) {
      return OptionalLong.empty();
    }
    long noticed = last == UNKNOWN ? Long.MAX_VALUE : endAppendedAt;
    for (WaitingChunk chunk : waiting.values()) {
      noticed = Math.min(noticed, chunk.appendedAtMs());
    }
    return OptionalLong.of(noticed + settings.waitMs());
  }

  /** Whether every sequence up to the last has had its turn or has been given up. */
  public boolean isComplete() {
    return next > last;
  }

  public State state() {
    return new State(
        next, last, endAppendedAt, List.copyOf(waiting.values()), List.copyOf(givenUp.values()));
  }

  /**
   * Whether something behind the next sequence is known, but not the next itself. Of a stream of
   * which nothing came, nothing is missing yet: news of its end may be read long before its audio.
   */
  private boolean isMissing() {
    return waiting.isEmpty()
        ? next > 0 && last != UNKNOWN && next <= last
        : waiting.firstKey() > next;
  }

  private void await(WaitingChunk chunk) {
    waiting.put(chunk.sequence(), chunk);
    waitingAudio += chunk.countedMs();
  }

  /** Each chunk of a run comes late once; after that it is a duplicate. */
  private boolean takeFromGivenUp(long sequence) {
    Map.Entry<Long, MissingRun> entry = givenUp.floorEntry(sequence);
    if (entry == null || !entry.getValue().contains(sequence)) {
      return false;
    }
    MissingRun run = entry.getValue();
    givenUp.remove(entry.getKey());
    if (run.firstSequence() < sequence) {
      givenUp.put(run.firstSequence(), new MissingRun(run.firstSequence(), sequence - 1));
    }
    if (sequence < run.lastSequence()) {
      givenUp.put(sequence + 1, new MissingRun(sequence + 1, run.lastSequence()));
    }
    return true;
  }
}
