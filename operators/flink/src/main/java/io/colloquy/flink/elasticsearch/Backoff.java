package io.colloquy.flink.elasticsearch;

import java.io.Serializable;
import java.util.random.RandomGenerator;

/**
 * Waiting times that double from attempt to attempt. Half of each is drawn by chance, so that the
 * writers of a job do not all come back at once.
 */
record Backoff(long firstMs, long longestMs) implements Serializable {
  static final Backoff DEFAULT = new Backoff(500, 5_000);

  Backoff {
    if (firstMs <= 0 || longestMs < firstMs) {
      throw new IllegalArgumentException(
          "A backoff from %d to %d ms is impossible; begin above 0 and do not end earlier"
              .formatted(firstMs, longestMs));
    }
  }

  /**
   * How long to wait.
   *
   * @param failures how many attempts have failed in a row, from 1
   */
  long delayMs(int failures, RandomGenerator random) {
    int doublings = Math.min(failures - 1, 30);
    long full = Math.min(longestMs, firstMs << doublings);
    return full - random.nextLong(full / 2 + 1);
  }
}
