package io.colloquy.flink.passage;

/**
 * How far an interview's text was cut.
 *
 * @param revision how often the interview was complete
 * @param nextStretch the first stretch whose units were not told yet
 */
public record CutProgress(int revision, long nextStretch) {

  static CutProgress start() {
    return new CutProgress(0, 0);
  }

  /** The interview is complete once more. */
  CutProgress completed() {
    return new CutProgress(revision + 1, nextStretch);
  }

  CutProgress withNextStretch(long next) {
    return new CutProgress(revision, next);
  }
}
