package io.colloquy.core.chapter;

import io.colloquy.core.vector.GramMatrix;
import java.util.List;

/** Cuts a whole interview into chapters. */
public final class Chapters {
  private Chapters() {}

  /**
   * Finds where the subject changes. The result depends on the units alone.
   *
   * @param units the interview's units in order of time
   * @param gramMatrix multiplies their vectors
   * @return the chapters in order; none if there are no units
   */
  public static List<ChapterSpan> find(List<ChapterUnit> units, GramMatrix gramMatrix) {
    if (units.isEmpty()) {
      return List.of();
    }
    ChapterUnit last = units.get(units.size() - 1);
    return List.of(new ChapterSpan(units.get(0).startMs(), last.endMs(), 0, units.size() - 1, 1));
  }
}
