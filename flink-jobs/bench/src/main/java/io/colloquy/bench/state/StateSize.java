package io.colloquy.bench.state;

/**
 * How much of a state there is.
 *
 * @param entries values, entries of maps, elements of operator state, timers; a list of keyed state
 *     counts as one
 * @param bytes of keys and values as they are serialized
 * @param largestBytes of the largest value, without its key
 */
public record StateSize(long entries, long bytes, long largestBytes) {
  static final StateSize NONE = new StateSize(0, 0, 0);

  StateSize and(StateSize more) {
    return new StateSize(
        entries + more.entries, bytes + more.bytes, Math.max(largestBytes, more.largestBytes));
  }
}
