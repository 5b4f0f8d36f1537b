package io.colloquy.local.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeardChapterTest {
  private static final IndexedSegment BEFORE = segment(0, 900, null, null);
  private static final IndexedSegment SHIPS = segment(1_000, 9_000, "c0", "ships");
  private static final IndexedSegment SAILS = segment(10_000, 64_000, "c0", "ships");
  private static final IndexedSegment BREAD = segment(65_000, 70_000, "c2", "bread");

  @Test
  void aChapterReachesFromItsFirstSegmentToItsLast() {
    assertThat(HeardChapter.of(List.of(BEFORE, SHIPS, SAILS, BREAD)))
        .containsExactly(
            new HeardChapter("c0", "ships", 1_000, 64_000),
            new HeardChapter("c2", "bread", 65_000, 70_000));
  }

  @Test
  void oneChapterIsNotWorthAList() {
    assertThat(HeardChapter.lines(List.of(SHIPS, SAILS))).isEmpty();
    assertThat(HeardChapter.lines(List.of(SHIPS, BREAD)))
        .containsExactly("  00:01  ships", "  01:05  bread");
  }

  private static IndexedSegment segment(long startMs, long endMs, String id, String title) {
    return new IndexedSegment(
        "acme/talk/mic/" + startMs,
        "acme",
        "talk",
        "mic",
        "2026-03-05T10:00:00.000Z",
        "speech",
        startMs,
        endMs,
        "well",
        List.of(),
        null,
        null,
        null,
        null,
        id,
        title,
        null,
        null);
  }
}
