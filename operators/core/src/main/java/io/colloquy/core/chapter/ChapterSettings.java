package io.colloquy.core.chapter;

/**
 * What weighs how much in finding chapters. The defaults were fitted to where people begin chapters
 * in conversations. These had no exact times, so what a pause is worth was measured on synthesized
 * speech, where nothing was gained by it: it counts nothing until somebody measures it on people.
 *
 * @param shortestMs no chapter is shorter
 * @param expectedMs how long a chapter is before anything is known of the interview: the odds of
 *     its openings are scaled to that, so that an interview without known speakers, or one in which
 *     everything resembles everything, is cut no less than another
 * @param penalty what a chapter must gain to be one; the higher, the fewer
 * @param scatter how much a chapter gains by units that resemble each other
 * @param pause how much an opening's odds gain, as all below in logarithms, by each e-fold of the
 *     pause before it
 * @param contrast by how unlike the 90 s before and the 90 s behind it are
 * @param opening by how much more the 30 s behind resemble what follows than what came before
 * @param closing by how much more the 30 s before resemble what came before than what follows
 */
public record ChapterSettings(
    long shortestMs,
    long expectedMs,
    double penalty,
    double scatter,
    double pause,
    double contrast,
    double opening,
    double closing) {

  public static final ChapterSettings DEFAULTS =
      new ChapterSettings(60_000, 240_000, 0.28, 0.001, 0, 1.443, 1.143, 1.040);

  /** The same with another penalty. */
  public ChapterSettings withPenalty(double other) {
    return new ChapterSettings(
        shortestMs, expectedMs, other, scatter, pause, contrast, opening, closing);
  }

  /** The same with another weight of a pause. */
  public ChapterSettings withPause(double other) {
    return new ChapterSettings(
        shortestMs, expectedMs, penalty, scatter, other, contrast, opening, closing);
  }
}
