package io.colloquy.bench.standin;

import io.colloquy.bench.standin.StandInDoubts.Doubted;
import io.colloquy.flink.window.SpeechWindow;
import java.util.HashSet;
import java.util.Set;

/** The same words with every attempt, and the same doubts. */
final class SteadyWords {
  private SteadyWords() {}

  static StandInText of(SpeechWindow window, StandInSettings settings) {
    Set<Long> heardBefore = new HashSet<>(SpokenSlots.heardBefore(window, settings));
    Set<Long> heardAfter = new HashSet<>(SpokenSlots.heardAfter(window, settings));
    StandInText text = new StandInText(settings.wordMs());
    for (long atMs : SpokenSlots.of(window, settings)) {
      String word =
          StandInWords.at(window.interviewId(), window.streamId(), atMs, settings.stepMs());
      boolean before = heardBefore.contains(atMs);
      boolean after = heardAfter.contains(atMs);
      if (doubted(window, settings, atMs).by(before, after)) {
        // What two windows hear is told apart, so that both may tell the same.
        long stretch = StandInDoubts.stretch(atMs, settings.stepMs());
        text.doubt(word, atMs, stretch + (before || after ? " shared" : ""));
      } else {
        text.understand(word, atMs);
      }
    }
    return text;
  }

  private static Doubted doubted(SpeechWindow window, StandInSettings settings, long atMs) {
    return settings.doubts()
        ? StandInDoubts.at(window.interviewId(), window.streamId(), atMs, settings.stepMs())
        : Doubted.BY_NONE;
  }
}
