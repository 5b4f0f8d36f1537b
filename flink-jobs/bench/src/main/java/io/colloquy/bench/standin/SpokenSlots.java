package io.colloquy.bench.standin;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.window.SpeechWindow;
import java.util.ArrayList;
import java.util.List;

/** Where words are spoken: they depend on media time and speech, not on how windows are cut. */
final class SpokenSlots {
  /** So far from an overlap nobody else could take a word for one of it. */
  private static final long BESIDE_OVERLAP_MS = 600;

  private SpokenSlots() {}

  /** Media times at which words begin whose whole span lies in the window's speech, in order. */
  static List<Long> of(SpeechWindow window, StandInSettings settings) {
    return within(window, settings, window.firstSample(), window.endSample());
  }

  /** Those of {@link #of} that no other window hears, nor nearly. */
  static List<Long> heardByNoOther(SpeechWindow window, StandInSettings settings) {
    return within(
        window,
        settings,
        inside(window.firstSample(), window.overlapBeforeSamples()),
        window.endSample() - inside(0, window.overlapAfterSamples()));
  }

  /** Those of {@link #of} that the window before hears as well. */
  static List<Long> heardBefore(SpeechWindow window, StandInSettings settings) {
    long first = window.firstSample();
    return within(window, settings, first, first + window.overlapBeforeSamples());
  }

  /** Those of {@link #of} that the window after hears as well. */
  static List<Long> heardAfter(SpeechWindow window, StandInSettings settings) {
    long end = window.endSample();
    return within(window, settings, end - window.overlapAfterSamples(), end);
  }

  private static long inside(long edgeSample, long overlapSamples) {
    return overlapSamples == 0
        ? edgeSample
        : edgeSample + overlapSamples + SpeechWindow.sampleAt(BESIDE_OVERLAP_MS);
  }

  private static List<Long> within(
      SpeechWindow window, StandInSettings settings, long fromSample, long untilSample) {
    long stepMs = settings.stepMs();
    List<Long> slots = new ArrayList<>();
    for (SampleSpan span : window.speech()) {
      long from = Math.max(span.firstSample(), fromSample);
      long until = Math.min(span.endSample(), untilSample);
      long slotMs = -Math.floorDiv(-from, SpeechWindow.sampleAt(stepMs)) * stepMs;
      for (; SpeechWindow.sampleAt(slotMs + settings.wordMs()) <= until; slotMs += stepMs) {
        slots.add(slotMs);
      }
    }
    return slots;
  }
}
