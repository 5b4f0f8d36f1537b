package io.colloquy.core.chapter;

/**
 * What weighs how much in finding chapters. The defaults were fitted to where people begin chapters
 * in conversations, all but the weight of a pause, which was set on synthesized speech.
 *
 * @param shortestMs no chapter is shorter
 * @param penalty what a chapter must gain to be one; the higher, the fewer
 * @param scatter how much a chapter gains by units that resemble each other
 * @param bias what an opening that nothing speaks for weighs, as are all below in logarithms of
 *     odds
 * @param pause per e-fold of the pause before, beyond half a second
 * @param contrast how unlike the 90 s before and the 90 s behind are
 * @param opening how much more the 30 s behind resemble what follows than what came before
 * @param closing how much more the 30 s before resemble what came before than what follows
 */
public record ChapterSettings(
    long shortestMs,
    double penalty,
    double scatter,
    double bias,
    double pause,
    double contrast,
    double opening,
    double closing) {

  public static final ChapterSettings DEFAULTS =
      new ChapterSettings(60_000, 0.33, 0.0022, -5, 0.5, 1, 1, 1);
}
