package io.colloquy.flink.passage;

/**
 * How far a stream's text was cut.
 *
 * @param reachedMs media time up to which everything is known, but for late audio
 * @param nextBucket the first bucket whose passage was not told yet
 */
public record StreamCutting(long reachedMs, long nextBucket) {

  static StreamCutting start() {
    return new StreamCutting(0, 0);
  }

  StreamCutting reaching(long mediaMs) {
    return new StreamCutting(Math.max(reachedMs, mediaMs), nextBucket);
  }

  StreamCutting withNextBucket(long next) {
    return new StreamCutting(reachedMs, next);
  }
}
