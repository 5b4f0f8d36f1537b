package io.colloquy.flink.window;

import static io.colloquy.flink.window.StreamProgress.NONE;

/** Chunks that are lost or broken right before a stream's next one, for the length of a call. */
final class MissingStretch {
  private long firstSequence;
  private long lastSequence;
  private String reason;
  private long resumesAt;

  MissingStretch(StreamProgress from) {
    this.firstSequence = from.missingFrom();
    this.lastSequence = from.missingTo();
    this.reason = from.missingReason();
    this.resumesAt = from.resumesAt();
  }

  /** Whether anything is missing. */
  boolean isOpen() {
    return firstSequence != NONE;
  }

  /** Whether something is missing, and it is known where audio goes on. */
  boolean hasEnd() {
    return isOpen() && resumesAt != NONE;
  }

  /** The stream's next chunk is missing, too. */
  void add(long sequence, String why) {
    if (!isOpen()) {
      firstSequence = sequence;
      reason = why;
    }
    resumesAt = NONE;
  }

  /** Audio goes on at a sample with the chunk behind {@code last}. */
  void endWith(long last, long sample) {
    lastSequence = last;
    resumesAt = sample;
  }

  void close() {
    firstSequence = NONE;
    lastSequence = NONE;
    reason = null;
    resumesAt = NONE;
  }

  long firstSequence() {
    return firstSequence;
  }

  long lastSequence() {
    return lastSequence;
  }

  String reason() {
    return reason;
  }

  /** The sample at which audio goes on. */
  long resumesAt() {
    return resumesAt;
  }
}
