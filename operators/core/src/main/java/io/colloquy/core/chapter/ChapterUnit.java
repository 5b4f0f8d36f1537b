package io.colloquy.core.chapter;

import java.util.List;

/**
 * 20 to 30 seconds of an interview, of all its streams together: the grain in which its subject is
 * followed. Times are milliseconds of media time.
 *
 * @param startMs where its first word starts
 * @param endMs where its last word ends
 * @param afterGap whether audio is missing right before it
 * @param words how many words are said in it
 * @param openings the starts of its sentences in order, the first at {@code startMs}
 * @param vector what it is about, as a vector of length 1; empty if that is not known: it then
 *     neither attracts nor repels a boundary
 */
public record ChapterUnit(
    long startMs, long endMs, boolean afterGap, int words, List<Opening> openings, float[] vector) {

  public ChapterUnit {
    endMs = Math.max(startMs, endMs);
    openings = openings == null ? List.of() : List.copyOf(openings);
    vector = vector == null ? new float[0] : vector;
  }

  /** The same unit once it is known what it is about. */
  public ChapterUnit withVector(float[] known) {
    return new ChapterUnit(startMs, endMs, afterGap, words, openings, known);
  }
}
