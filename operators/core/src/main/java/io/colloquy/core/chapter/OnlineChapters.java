package io.colloquy.core.chapter;

import java.util.List;

/** Chapters of an interview that goes on: provisional, and without what is still to be said. */
public final class OnlineChapters {
  /** Less of an interview has no chapters. */
  public static final long FIRST_MS = 300_000;

  private OnlineChapters() {}

  /**
   * Finds where the subject has changed so far.
   *
   * @param units the units known so far, in order of time
   * @return the chapters in order, the last one still open; none in the first five minutes
   */
  public static List<ChapterSpan> find(List<ChapterUnit> units) {
    if (units.isEmpty()
        || units.get(units.size() - 1).endMs() - units.get(0).startMs() < FIRST_MS) {
      return List.of();
    }
    ChapterUnit last = units.get(units.size() - 1);
    return List.of(new ChapterSpan(units.get(0).startMs(), last.endMs(), 0, units.size() - 1, 1));
  }
}
