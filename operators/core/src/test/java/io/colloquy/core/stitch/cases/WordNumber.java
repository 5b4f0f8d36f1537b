package io.colloquy.core.stitch.cases;

import io.colloquy.core.text.Word;

/** Which of the words that were said a heard one is; written where its speaker would be. */
record WordNumber(int number, boolean half) {
  private static final String HALF = " half";

  static WordNumber of(Word heard) {
    boolean half = heard.speaker().endsWith(HALF);
    String number =
        half
            ? heard.speaker().substring(0, heard.speaker().length() - HALF.length())
            : heard.speaker();
    return new WordNumber(Integer.parseInt(number), half);
  }

  @Override
  public String toString() {
    return half ? number + HALF : Integer.toString(number);
  }
}
