package io.colloquy.core.stitch.cases;

import io.colloquy.core.text.Word;
import java.util.List;

/**
 * What a rule made of a case.
 *
 * @param words how many were said
 * @param lost said, but not there
 * @param doubled there once too often
 * @param halves there only as what a window's edge left of them
 * @param disordered in front of a word that was said before
 */
public record StitchingScore(int words, int lost, int doubled, int halves, int disordered) {

  public static StitchingScore none() {
    return new StitchingScore(0, 0, 0, 0, 0);
  }

  public static StitchingScore of(StitchingCase stitchingCase, List<Word> stitched) {
    int words = stitchingCase.spoken().size();
    int[] hearings = new int[words];
    boolean[] whole = new boolean[words];
    int disordered = 0;
    int last = -1;
    for (Word word : stitched) {
      WordNumber heard = WordNumber.of(word);
      hearings[heard.number()]++;
      whole[heard.number()] |= !heard.half();
      disordered += heard.number() < last ? 1 : 0;
      last = heard.number();
    }
    int lost = 0;
    int doubled = 0;
    int halves = 0;
    for (int number = 0; number < words; number++) {
      lost += hearings[number] == 0 ? 1 : 0;
      doubled += Math.max(0, hearings[number] - 1);
      halves += hearings[number] > 0 && !whole[number] ? 1 : 0;
    }
    return new StitchingScore(words, lost, doubled, halves, disordered);
  }

  /** Both together. */
  public StitchingScore plus(StitchingScore other) {
    return new StitchingScore(
        words + other.words,
        lost + other.lost,
        doubled + other.doubled,
        halves + other.halves,
        disordered + other.disordered);
  }

  /** Whether every word is there once, whole and in its place. */
  public boolean isPerfect() {
    return lost + doubled + halves + disordered == 0;
  }
}
