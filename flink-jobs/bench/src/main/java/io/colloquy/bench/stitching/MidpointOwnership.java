package io.colloquy.bench.stitching;

import io.colloquy.core.stitch.RecognizedWindow;
import io.colloquy.core.text.Word;
import java.util.List;

/** Each window keeps the words whose midpoint lies before the middle of what it shares. */
final class MidpointOwnership implements StitchingRule {
  @Override
  public String title() {
    return "midpoint";
  }

  @Override
  public List<Word> stitch(List<RecognizedWindow> windows) {
    return windows.stream()
        .flatMap(window -> window.words().stream().filter(word -> owns(window, word)))
        .toList();
  }

  private static boolean owns(RecognizedWindow window, Word word) {
    boolean first = window.overlapBeforeMs() == 0;
    boolean last = window.overlapAfterMs() == 0;
    return (first || word.midpointMs() >= window.startMs() + window.overlapBeforeMs() / 2)
        && (last
            || word.midpointMs()
                < window.endMs() - window.overlapAfterMs() + window.overlapAfterMs() / 2);
  }
}
