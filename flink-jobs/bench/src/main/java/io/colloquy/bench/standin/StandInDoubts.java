package io.colloquy.bench.standin;

import java.util.SplittableRandom;

/**
 * What stand-ins do not understand: a stretch of some words every so often. Decided, as words are,
 * by an interview's id, a stream and a media time.
 */
public final class StandInDoubts {
  /** No stretch reaches from one of these into the next. */
  private static final int BLOCK_WORDS = 16;

  private static final int MOST_WORDS = 5;
  private static final double SHARE_OF_BLOCKS = 0.5;

  private StandInDoubts() {}

  /** Which of the windows that hear a word do not understand it. */
  public enum Doubted {
    /** All of them do. */
    BY_NONE,
    /** None of them does. */
    BY_ALL,
    /** The window that comes last does. */
    BY_EARLIER,
    /** The window that comes first does. */
    BY_LATER;

    /** What a window makes of a word that perhaps its neighbours hear as well. */
    boolean by(boolean heardBefore, boolean heardAfter) {
      return switch (this) {
        case BY_NONE -> false;
        case BY_ALL -> true;
        case BY_EARLIER -> !heardBefore;
        case BY_LATER -> !heardAfter;
      };
    }
  }

  /**
   * Who doubts the word that begins at a media time. One that a single window hears is doubted by
   * it, unless it is by none.
   *
   * @param atMs a multiple of 500
   */
  public static Doubted at(String interviewId, String streamId, long atMs) {
    return at(interviewId, streamId, atMs, StandInSettings.USUAL_STEP_MS);
  }

  /** The same where words begin at every multiple of another step. */
  static Doubted at(String interviewId, String streamId, long atMs, long stepMs) {
    SplittableRandom random =
        new SplittableRandom(17 * StandInWords.seed(interviewId, streamId) + stretch(atMs, stepMs));
    int length = 1 + random.nextInt(MOST_WORDS);
    int first = random.nextInt(BLOCK_WORDS - length + 1);
    int word = (int) (atMs / stepMs % BLOCK_WORDS);
    if (random.nextDouble() >= SHARE_OF_BLOCKS || word < first || word >= first + length) {
      return Doubted.BY_NONE;
    }
    return switch (random.nextInt(4)) {
      case 0 -> Doubted.BY_EARLIER;
      case 1 -> Doubted.BY_LATER;
      default -> Doubted.BY_ALL;
    };
  }

  /** The number of the only stretch that a word can be of. */
  static long stretch(long atMs, long stepMs) {
    return atMs / stepMs / BLOCK_WORDS;
  }
}
