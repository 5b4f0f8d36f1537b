package io.colloquy.local.search;

import io.colloquy.local.MediaTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chapter as its segments tell it.
 *
 * @param startMs where its first segment starts, media time
 * @param endMs where the last of its segments ends
 */
public record HeardChapter(String chapterId, String title, long startMs, long endMs) {

  /**
   * The chapters of an interview; none before it is complete.
   *
   * @param segments all that there are, in order of their starts
   */
  public static List<HeardChapter> of(List<IndexedSegment> segments) {
    Map<String, HeardChapter> chapters = new LinkedHashMap<>();
    for (IndexedSegment segment : segments) {
      if (segment.chapterId() != null) {
        HeardChapter one =
            new HeardChapter(
                segment.chapterId(), segment.chapterTitle(), segment.startMs(), segment.endMs());
        chapters.merge(segment.chapterId(), one, HeardChapter::and);
      }
    }
    return new ArrayList<>(chapters.values());
  }

  private HeardChapter and(HeardChapter later) {
    return new HeardChapter(chapterId, title, startMs, Math.max(endMs, later.endMs));
  }

  /** A line for each chapter: where it starts, and its title; none where there is but one. */
  public static List<String> lines(List<IndexedSegment> segments) {
    List<HeardChapter> chapters = of(segments);
    return chapters.size() < 2
        ? List.of()
        : chapters.stream()
            .map(chapter -> "  %s  %s".formatted(MediaTime.seconds(chapter.startMs), chapter.title))
            .toList();
  }
}
