package io.colloquy.flink.publish;

import io.colloquy.core.chapter.ChapterId;
import io.colloquy.flink.chapter.ChapterEvent;
import java.util.List;
import java.util.Objects;

/**
 * The chapters that were found last, when an interview was complete.
 *
 * @param generation the interview's
 * @param completion how often that was complete then
 * @param chapters in order of time
 */
public record FinalChapters(int generation, int completion, List<SegmentChapter> chapters) {
  private static final SegmentChapter NONE = new SegmentChapter(null, 0, 0, null);

  public FinalChapters {
    chapters = chapters == null ? List.of() : List.copyOf(chapters);
  }

  static FinalChapters none() {
    return new FinalChapters(-1, 0, null);
  }

  static FinalChapters of(ChapterEvent event) {
    return new FinalChapters(
        event.generation(),
        event.completion(),
        event.chapters().stream()
            .map(
                chapter ->
                    new SegmentChapter(
                        new ChapterId(event.tenantId(), event.interviewId(), chapter.bucket())
                            .toString(),
                        chapter.startMs(),
                        chapter.endMs(),
                        chapter.title()))
            .toList());
  }

  /** The same if they are of this generation, else none. */
  FinalChapters in(int other) {
    return generation == other ? this : none();
  }

  /** The chapter in which a media time lies; without id and title if it lies in none. */
  SegmentChapter at(long mediaMs) {
    return chapters.stream()
        .filter(chapter -> chapter.startMs() <= mediaMs && mediaMs < chapter.endMs())
        .findFirst()
        .orElse(NONE);
  }

  /** Whether documents that start then are to tell the same chapter in both. */
  boolean isSameAt(long mediaMs, FinalChapters other) {
    SegmentChapter here = at(mediaMs);
    SegmentChapter there = other.at(mediaMs);
    return Objects.equals(here.id(), there.id()) && Objects.equals(here.title(), there.title());
  }
}
