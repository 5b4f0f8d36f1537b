package io.colloquy.core.window;

import java.util.ArrayList;
import java.util.List;

/** Reads spans of speech that are sorted and do not overlap. */
public final class SpeechSpans {
  private SpeechSpans() {}

  /** The samples that all spans hold together. */
  public static long samples(List<SampleSpan> spans) {
    return spans.stream().mapToLong(SampleSpan::samples).sum();
  }

  /** What of the spans lies between {@code firstSample} and {@code endSample}. */
  public static List<SampleSpan> within(List<SampleSpan> spans, long firstSample, long endSample) {
    List<SampleSpan> inside = new ArrayList<>();
    for (SampleSpan span : spans) {
      long first = Math.max(span.firstSample(), firstSample);
      long end = Math.min(span.endSample(), endSample);
      if (first < end) {
        inside.add(new SampleSpan(first, end));
      }
    }
    return inside;
  }
}
