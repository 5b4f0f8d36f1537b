package io.colloquy.local.export;

import java.util.List;

/** Breaks the text of a caption into lines. */
final class CaptionLines {

  /** Characters of a line that readers take in at a glance; what broadcasters settled on. */
  static final int LONGEST = 42;

  private static final String PAUSES = ".,;:!?…";

  /** So many characters may the lines differ more for the sake of a break at a comma. */
  private static final int WORTH_OF_A_PAUSE = 12;

  private CaptionLines() {}

  /**
   * One line where it fits, else two of nearly one length, rather broken after a comma.
   *
   * @param text words with single blanks between
   * @return an empty list if the text needs more than two lines
   */
  static List<String> of(String text) {
    if (text.length() <= LONGEST) {
      return List.of(text);
    }
    List<String> best = List.of();
    int least = Integer.MAX_VALUE;
    for (int at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
      String first = text.substring(0, at);
      String second = text.substring(at + 1);
      if (first.length() > LONGEST || second.length() > LONGEST) {
        continue;
      }
      boolean pause = PAUSES.indexOf(first.charAt(first.length() - 1)) >= 0;
      int cost = Math.abs(first.length() - second.length()) - (pause ? WORTH_OF_A_PAUSE : 0);
      if (cost < least) {
        least = cost;
        best = List.of(first, second);
      }
    }
    return best;
  }
}
