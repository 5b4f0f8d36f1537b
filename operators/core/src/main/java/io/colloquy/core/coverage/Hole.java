package io.colloquy.core.coverage;

/**
 * Speech without a word, from {@code startMs} up to, not including, {@code endMs} of media time.
 */
public record Hole(long startMs, long endMs) {

  public long durationMs() {
    return endMs - startMs;
  }
}
