package io.colloquy.bench.chapters;

import io.colloquy.core.chapter.ChapterSettings;
import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.chapter.OnlineChapters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Chapters while an interview goes on, found anew with each unit that closes.
 *
 * @param firstMs the media time at which there is a first chapter; -1 if there never is
 * @param firstBoundaryMs at which there is a second
 * @param provisional how many different boundaries there were at any time
 * @param surviving how many of them lie within 15 s of one of the complete interview
 * @param shownAtEnd how many there were at the end
 * @param survivingAtEnd how many of these lie so
 */
record StreamedChapters(
    long firstMs,
    long firstBoundaryMs,
    int provisional,
    int surviving,
    int shownAtEnd,
    int survivingAtEnd) {
  private static final long TOLERANCE_MS = 15_000;

  static StreamedChapters of(ChapteredInterview interview) {
    List<ChapterUnit> units = interview.units();
    List<Long> whole = Segmentations.find(units, ChapterSettings.DEFAULTS);
    TreeSet<Long> ever = new TreeSet<>();
    List<Long> shown = new ArrayList<>();
    long firstMs = -1;
    long firstBoundaryMs = -1;
    for (int known = 1; known <= units.size(); known++) {
      long nowMs = units.get(known - 1).endMs();
      var chapters = OnlineChapters.find(units.subList(0, known));
      shown = Segmentations.starts(chapters);
      ever.addAll(shown);
      firstMs = firstMs < 0 && !chapters.isEmpty() ? nowMs : firstMs;
      firstBoundaryMs = firstBoundaryMs < 0 && !shown.isEmpty() ? nowMs : firstBoundaryMs;
    }
    return new StreamedChapters(
        firstMs, firstBoundaryMs, ever.size(), near(ever, whole), shown.size(), near(shown, whole));
  }

  private static int near(Iterable<Long> provisional, List<Long> whole) {
    int near = 0;
    for (long boundary : provisional) {
      if (whole.stream().anyMatch(kept -> Math.abs(kept - boundary) <= TOLERANCE_MS)) {
        near++;
      }
    }
    return near;
  }
}
