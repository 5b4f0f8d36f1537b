package io.colloquy.bench.stitching;

import io.colloquy.core.stitch.RecognizedWindow;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Slides the next window's text along the end of the last one's, takes the place where the greatest
 * part of what lies side by side is the same, and changes over in the middle of it; times are not
 * looked at. This is how the pipeline of Hugging Face's Transformers joins Whisper's chunks; here
 * it is given words instead of tokens, and only windows that do overlap.
 */
final class LongestCommonSequence implements StitchingRule {
  @Override
  public String title() {
    return "common sequence";
  }

  @Override
  public List<Word> stitch(List<RecognizedWindow> windows) {
    List<Word> stitched = new ArrayList<>();
    List<Word> open = List.of();
    for (RecognizedWindow window : windows) {
      Side side = window.overlapBeforeMs() == 0 ? null : Side.best(open, window.words());
      stitched.addAll(side == null ? open : open.subList(0, side.middleLeft()));
      open =
          side == null
              ? window.words()
              : window.words().subList(side.middleRight(), window.words().size());
    }
    stitched.addAll(open);
    return stitched;
  }

  /** Equally long stretches of two texts, side by side. */
  private record Side(int left, int right, int length) {
    /** The longer of two that agree equally well. */
    private static final double LONGER_BETTER = 1e-4;

    int middleLeft() {
      return left + length / 2;
    }

    int middleRight() {
      return right + length / 2;
    }

    static Side best(List<Word> before, List<Word> after) {
      Side best = null;
      double most = 0;
      for (int shift = 1; shift < before.size() + after.size(); shift++) {
        int left = Math.max(0, before.size() - shift);
        int right = Math.max(0, shift - before.size());
        int length = Math.min(before.size() - left, after.size() - right);
        Side side = new Side(left, right, length);
        int same = side.same(before, after);
        double agreement = (double) same / length + LONGER_BETTER * shift;
        if (same > 1 && agreement > most) {
          most = agreement;
          best = side;
        }
      }
      return best;
    }

    private int same(List<Word> before, List<Word> after) {
      int same = 0;
      for (int i = 0; i < length; i++) {
        String text = before.get(left + i).spokenText();
        same += text.equals(after.get(right + i).spokenText()) ? 1 : 0;
      }
      return same;
    }
  }
}
