package io.colloquy.core.segment;

/**
 * Where segments close.
 *
 * @param pauseMs a pause this long closes a segment
 * @param maximumWords no segment is longer
 * @param minimumSentenceWords a segment that is too long closes behind its last sentence, if that
 *     ends behind this many words
 */
public record SegmentSettings(long pauseMs, int maximumWords, int minimumSentenceWords) {

  public SegmentSettings {
    if (pauseMs <= 0 || maximumWords < 1 || minimumSentenceWords < 0) {
      throw new IllegalArgumentException(
          "Segment settings: pause and maximum words must be positive, minimum sentence words must"
              + " not be negative.");
    }
  }

  public static SegmentSettings defaults() {
    return new SegmentSettings(600, 30, 10);
  }
}
