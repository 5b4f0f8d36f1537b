package io.colloquy.core.arrival;

/**
 * A chunk as far as its order matters.
 *
 * @param sequence its number in the stream, from 0
 * @param mediaStartMs where its audio starts in media time
 * @param durationMs how long its audio is; 0 if only decoding could tell
 * @param appendedAtMs when the log took it
 * @param leastMs how long its audio is at least, by its size
 */
public record WaitingChunk(
    long sequence, long mediaStartMs, long durationMs, long appendedAtMs, long leastMs) {

  long countedMs() {
    return Math.max(durationMs, leastMs);
  }
}
