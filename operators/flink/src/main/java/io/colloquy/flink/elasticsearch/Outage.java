package io.colloquy.flink.elasticsearch;

import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A time in which Elasticsearch does not do its part: how long to wait, and a log of it. */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final String complaint;
  private final Backoff backoff;
  private final RandomGenerator random;
  private int failures;
  private long pausedUntilMs;

  /**
   * None yet.
   *
   * @param complaint what the log says during an outage, such as "Elasticsearch takes nothing"
   */
  Outage(String complaint, Backoff backoff, RandomGenerator random) {
    this.complaint = complaint;
    this.backoff = backoff;
    this.random = random;
  }

  /** Leaves Elasticsearch alone for a while, longer each time. */
  void failed(String problem, long nowMs) {
    if (isPaused(nowMs)) {
      return;
    }
    long delayMs = backoff.delayMs(++failures, random);
    pausedUntilMs = nowMs + delayMs;
    LOG.warn(
        "{} ({}); trying again in {} ms, attempt {}", complaint, problem, delayMs, failures + 1);
  }

  void ended() {
    if (failures > 0) {
      LOG.info("No more \"{}\", after {} failures", complaint, failures);
    }
    failures = 0;
    pausedUntilMs = 0;
  }

  boolean isPaused(long nowMs) {
    return nowMs < pausedUntilMs;
  }

  long pausedUntilMs() {
    return pausedUntilMs;
  }

  /** When to send a single document again that failed while others went through. */
  long retryAtMs(int attempts, long nowMs) {
    return nowMs + backoff.delayMs(attempts, random);
  }
}
