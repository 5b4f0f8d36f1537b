package io.colloquy.bench;

/**
 * A figure that a benchmark promises.
 *
 * @param promise what is promised, in words
 * @param measured the figure
 * @param atMost the highest value that keeps the promise
 */
public record Bar(String promise, double measured, double atMost) {

  public boolean isMissed() {
    return !(measured <= atMost);
  }
}
