package io.colloquy.core.window;

import java.util.List;

/**
 * What a recognizer hears in one go. Positions count the stream's samples at 16 kHz from its start.
 *
 * @param firstSample where the window starts
 * @param endSample the sample after its last
 * @param overlapBeforeSamples how much of its start the window before has too; 0 if none
 * @param overlapAfterSamples how much of its end the window after has too; 0 if none
 * @param nextFirstSample no later window starts before this sample
 * @param speech where the voice activity detector hears speech in the window, sorted; never empty
 *     in a window that was cut
 */
public record CutWindow(
    long firstSample,
    long endSample,
    long overlapBeforeSamples,
    long overlapAfterSamples,
    long nextFirstSample,
    List<SampleSpan> speech) {

  public CutWindow {
    speech = speech == null ? List.of() : List.copyOf(speech);
  }

  /** What the window before does not have: the rest behind the overlap. May be without speech. */
  public CutWindow behindOverlap() {
    long first = firstSample + overlapBeforeSamples;
    List<SampleSpan> rest =
        speech.stream()
            .filter(span -> span.endSample() > first)
            .map(span -> new SampleSpan(Math.max(first, span.firstSample()), span.endSample()))
            .toList();
    return new CutWindow(first, endSample, 0, overlapAfterSamples, nextFirstSample, rest);
  }

  public long samples() {
    return endSample - firstSample;
  }

  public long speechStartSample() {
    return speech.get(0).firstSample();
  }

  public long speechEndSample() {
    return speech.get(speech.size() - 1).endSample();
  }

  public long speechSamples() {
    return SpeechSpans.samples(speech);
  }
}
