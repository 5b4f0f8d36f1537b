package io.colloquy.core.chapter;

import java.util.List;

/** How much a sentence sounds like one that opens a subject, judged by its words and its place. */
public final class Cues {
  private Cues() {}

  /**
   * Judges one sentence of an interview.
   *
   * @param sentences all of the interview in order of their starts, or at least those of the minute
   *     before and behind
   * @param index which of them
   * @return 0 for a sentence like any other, more for one that opens a subject
   */
  public static float of(List<Sentence> sentences, int index) {
    return sentences.get(index).text().endsWith("?") ? 1 : 0;
  }
}
