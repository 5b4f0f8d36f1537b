package io.colloquy.bench.stitching;

import io.colloquy.core.stitch.RecognizedWindow;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops each word of a window that does not end at least 100 ms behind the last word that was kept:
 * what many streaming front ends do.
 */
final class DropByEndTime implements StitchingRule {
  private static final long TOLERANCE_MS = 100;

  @Override
  public String title() {
    return "end time";
  }

  @Override
  public List<Word> stitch(List<RecognizedWindow> windows) {
    List<Word> kept = new ArrayList<>();
    long reachedMs = Long.MIN_VALUE;
    for (RecognizedWindow window : windows) {
      long knownMs = reachedMs;
      for (Word word : window.words()) {
        if (window.overlapBeforeMs() == 0 || word.endMs() > knownMs + TOLERANCE_MS) {
          kept.add(word);
          reachedMs = Math.max(reachedMs, word.endMs());
        }
      }
    }
    return kept;
  }
}
