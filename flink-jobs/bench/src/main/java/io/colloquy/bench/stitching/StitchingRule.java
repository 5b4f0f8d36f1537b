package io.colloquy.bench.stitching;

import io.colloquy.core.stitch.RecognizedWindow;
import io.colloquy.core.text.Word;
import java.util.List;

/** A way to make one text of windows that overlap. */
interface StitchingRule {
  /** How the table calls it. */
  String title();

  /**
   * The words that stay, in the order that the rule gives them.
   *
   * @param windows of one stream, in order
   */
  List<Word> stitch(List<RecognizedWindow> windows);
}
