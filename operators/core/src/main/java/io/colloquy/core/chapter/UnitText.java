package io.colloquy.core.chapter;

/**
 * A unit whose vector is still to be found.
 *
 * @param unit without a vector
 * @param text what is said in it, by all streams; this is what the vector is of
 */
public record UnitText(ChapterUnit unit, String text) {

  public UnitText {
    text = text == null ? "" : text;
  }
}
