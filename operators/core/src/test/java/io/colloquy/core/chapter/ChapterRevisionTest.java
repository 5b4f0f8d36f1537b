package io.colloquy.core.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChapterRevisionTest {
  private static final Chapter SHIPS = chapter(0, 65_000, "ships");
  private static final Chapter BREAD = chapter(65_000, 200_000, "bread");

  @Test
  void onlyWhatChangedIsWritten() {
    Chapter baking = chapter(65_000, 200_000, "baking");
    assertThat(ChapterRevision.from(List.of(SHIPS, BREAD), List.of(SHIPS, baking)))
        .isEqualTo(new ChapterRevision(List.of(baking), List.of()));
  }

  @Test
  void aBucketWithoutChapterIsDeleted() {
    Chapter later = chapter(95_000, 200_000, "bread");
    assertThat(ChapterRevision.from(List.of(SHIPS, BREAD), List.of(SHIPS, later)))
        .isEqualTo(new ChapterRevision(List.of(later), List.of(2L)));
  }

  @Test
  void aWholeRevisionLeavesNothingUnknown() {
    assertThat(ChapterRevision.whole(List.of(SHIPS, BREAD), 4))
        .isEqualTo(new ChapterRevision(List.of(SHIPS, BREAD), List.of(1L, 3L, 4L)));
  }

  private static Chapter chapter(long startMs, long endMs, String title) {
    return new Chapter(startMs, endMs, title, List.of(), "", List.of(), 1);
  }
}
