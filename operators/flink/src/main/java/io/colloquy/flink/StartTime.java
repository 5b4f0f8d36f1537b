package io.colloquy.flink;

/**
 * When a step started or was restored, in processing time: bounds start anew there, because nothing
 * came while the job was down. A test's clock counts as well, so it is the first time it is told.
 */
public final class StartTime {
  private Long startedAtMs;

  /**
   * The start.
   *
   * @param nowMs processing time, which is the start at the first call
   */
  public long noted(long nowMs) {
    if (startedAtMs == null) {
      startedAtMs = nowMs;
    }
    return startedAtMs;
  }
}
