package io.colloquy.core.doubt;

import io.colloquy.core.text.Word;
import io.colloquy.core.window.SampleSpan;
import io.colloquy.core.window.WindowCutter;
import java.util.ArrayList;
import java.util.List;

/**
 * When the words of a window can have been spoken: where the voice activity detector hears speech,
 * and as far beside it as word times may be off. Times are milliseconds of the stream's media time.
 */
public final class SpokenTime {
  private record Span(long startMs, long endMs) {}

  private final List<Span> spans = new ArrayList<>();
  private final long inexactByMs;

  /**
   * @param speech spans of speech, sorted and disjoint, in samples at 16 kHz
   * @param firstSample of the window
   * @param endSample one past its last
   * @param inexactByMs what nearly all word times are off by at most
   */
  public SpokenTime(List<SampleSpan> speech, long firstSample, long endSample, long inexactByMs) {
    this.inexactByMs = inexactByMs;
    long windowStartMs = firstSample / WindowCutter.SAMPLES_PER_MS;
    long windowEndMs = endSample / WindowCutter.SAMPLES_PER_MS;
    for (SampleSpan span : speech) {
      long startMs = span.firstSample() / WindowCutter.SAMPLES_PER_MS - inexactByMs;
      long endMs = span.endSample() / WindowCutter.SAMPLES_PER_MS + inexactByMs;
      int last = spans.size() - 1;
      if (last >= 0 && startMs <= spans.get(last).endMs()) {
        startMs = spans.remove(last).startMs();
      }
      spans.add(new Span(Math.max(windowStartMs, startMs), Math.min(windowEndMs, endMs)));
    }
  }

  /** How much of it lies between two times, which may be off themselves. */
  long aroundMs(long startMs, long endMs) {
    return withinMs(startMs - inexactByMs, endMs + inexactByMs);
  }

  /**
   * Whether most of a word, and its end, lie where it cannot have been spoken. A word that begins
   * in a pause may yet have been spoken behind it: recognizers that know where a word ends only let
   * it begin with the end of the one before.
   */
  boolean excludes(Word word) {
    boolean endsInside =
        spans.stream().anyMatch(s -> s.startMs() <= word.endMs() && word.endMs() <= s.endMs());
    return !endsInside && 2 * withinMs(word.startMs(), word.endMs()) <= word.durationMs();
  }

  private long withinMs(long startMs, long endMs) {
    return spans.stream()
        .mapToLong(
            span -> Math.max(0, Math.min(endMs, span.endMs()) - Math.max(startMs, span.startMs())))
        .sum();
  }
}
