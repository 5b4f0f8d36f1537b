package io.colloquy.bench.standin;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.window.SpeechWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Speech with pauses, cut into windows as the window step may: in a pause, or with an overlap. */
final class CutSpeech {
  private static final long OVERLAP = SpeechWindow.sampleAt(3_000);

  private CutSpeech() {}

  /** Stretches of speech of some ten minutes in all. */
  static List<SampleSpan> speech(Random random) {
    List<SampleSpan> spans = new ArrayList<>();
    long at = 0;
    while (at < SpeechWindow.sampleAt(600_000)) {
      long from = at + SpeechWindow.sampleAt(300) + random.nextInt(32_000);
      at = from + 4_000 + random.nextInt(600_000);
      spans.add(new SampleSpan(from, at));
    }
    return spans;
  }

  /** Windows of 8 to 30 s that leave no speech out; where a cut meets speech, they overlap. */
  static List<SpeechWindow> windows(List<SampleSpan> speech, Random random) {
    long end = speech.get(speech.size() - 1).endSample();
    List<SpeechWindow> windows = new ArrayList<>();
    long first = 0;
    long overlapBefore = 0;
    while (first < end) {
      long cut = Math.min(end, first + SpeechWindow.sampleAt(8_000 + random.nextInt(22_001)));
      boolean inSpeech =
          speech.stream().anyMatch(span -> span.firstSample() < cut && cut < span.endSample());
      long overlapAfter = inSpeech ? OVERLAP : 0;
      List<SampleSpan> heard = within(speech, first, cut);
      if (!heard.isEmpty()) {
        windows.add(window(windows.size(), first, cut, heard, overlapBefore, overlapAfter));
      }
      first = cut - overlapAfter;
      overlapBefore = overlapAfter;
    }
    return windows;
  }

  static SpeechWindow whole(List<SampleSpan> speech) {
    return window(0, 0, speech.get(speech.size() - 1).endSample(), speech, 0, 0);
  }

  private static List<SampleSpan> within(List<SampleSpan> speech, long first, long end) {
    return speech.stream()
        .map(
            span ->
                new SampleSpan(
                    Math.max(first, span.firstSample()), Math.min(end, span.endSample())))
        .filter(span -> span.samples() > 0)
        .toList();
  }

  private static SpeechWindow window(
      long number,
      long first,
      long end,
      List<SampleSpan> speech,
      long overlapBefore,
      long overlapAfter) {
    return new SpeechWindow(
        "acme",
        "talk",
        0,
        0,
        "mic",
        number,
        0,
        first,
        end,
        speech,
        overlapBefore,
        overlapAfter,
        end - overlapAfter,
        new byte[0],
        "stand-in",
        "",
        "stand-in-voices");
  }
}
