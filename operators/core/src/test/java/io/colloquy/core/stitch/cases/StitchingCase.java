package io.colloquy.core.stitch.cases;

import io.colloquy.core.stitch.RecognizedWindow;
import io.colloquy.core.text.Word;
import java.util.List;
import java.util.Random;

/**
 * What somebody said, and what the windows of a recording heard of it.
 *
 * @param spoken every word that was said, with its exact time; its place in the list is its number
 * @param windows in order; the speaker of each word that they heard is the number of the word that
 *     was said, so that a score need not guess
 */
public record StitchingCase(
    CaseFamily family, long seed, List<Word> spoken, List<RecognizedWindow> windows) {

  private static final int WORDS = 150;

  /** The same case for the same seed. */
  public static StitchingCase of(CaseFamily family, long seed) {
    Random random = new Random(31 * seed + family.ordinal());
    List<Word> spoken = new Monologue(family, random).words(WORDS);
    List<WindowSpan> spans = new WindowSpans(family, random, spoken).cut();
    List<RecognizedWindow> windows = new Hearing(family, random, spoken).of(spans);
    return new StitchingCase(family, seed, spoken, windows);
  }

  /** Where the recording ends. */
  public long endMs() {
    return windows.get(windows.size() - 1).endMs();
  }

  @Override
  public String toString() {
    return "%s, seed %d".formatted(family, seed);
  }
}
