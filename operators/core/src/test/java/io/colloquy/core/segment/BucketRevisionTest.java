package io.colloquy.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.core.version.DocumentVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BucketRevisionTest {
  @Test
  void theFirstWriteOfAnEpochDeletesAllUnusedOrdinals() {
    BucketRevision revision = BucketRevision.next(3, BucketHistory.unwritten(), 0, 100);
    assertThat(revision.firstUnused()).isEqualTo(3);
    assertThat(revision.deleteBelow()).isEqualTo(64);
    assertThat(BucketRevision.next(0, revision.history(), 0, 101).deleteBelow()).isEqualTo(64);
  }

  @Test
  void laterWritesDeleteWhatTheOneBeforeUsed() {
    BucketHistory three = BucketRevision.next(3, BucketHistory.unwritten(), 0, 100).history();
    BucketRevision fewer = BucketRevision.next(1, three, 0, 100);
    assertThat(fewer.firstUnused()).isEqualTo(1);
    assertThat(fewer.deleteBelow()).isEqualTo(3);
    BucketRevision more = BucketRevision.next(5, fewer.history(), 0, 100);
    assertThat(more.firstUnused()).isEqualTo(5);
    assertThat(more.deleteBelow()).isEqualTo(5);
  }

  @Test
  void versionsRiseWithEveryWriteEpochAndGeneration() {
    BucketRevision first = BucketRevision.next(1, BucketHistory.unwritten(), 0, 100);
    BucketRevision second = BucketRevision.next(1, first.history(), 0, 100);
    BucketRevision restarted = BucketRevision.next(1, first.history(), 0, 101);
    BucketRevision reopened = BucketRevision.next(1, restarted.history(), 1, 101);
    assertThat(Stream.of(first, second, restarted, reopened).map(BucketRevision::version).toList())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(DocumentVersion.fromLong(restarted.version()).counter()).isZero();
  }

  @Test
  void moreDocumentsThanOrdinalsAreRefused() {
    assertThatThrownBy(() -> BucketRevision.next(65, BucketHistory.unwritten(), 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65");
  }

  @Test
  void anIdReadsBackAndSortsByTime() {
    SegmentId id = new SegmentId("acme", "call-7", "line:1", 12, 3);
    assertThat(id).hasToString("acme/call-7/line:1/000012/03");
    assertThat(SegmentId.parse(id.toString())).isEqualTo(id);
    assertThat(
            List.of(
                new SegmentId("a", "b", "c", 9, 63).toString(),
                new SegmentId("a", "b", "c", 10, 0).toString(),
                new SegmentId("a", "b", "c", 100, 2).toString(),
                new SegmentId("a", "b", "c", 100, 10).toString()))
        .isSorted();
  }

  @Test
  void whatIsNoIdIsRefused() {
    assertThatThrownBy(() -> SegmentId.parse("acme/call-7/line/12/3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("acme/call-7/line/12/3");
    assertThatThrownBy(() -> new SegmentId("a", "b", "c", 0, 64)).hasMessageContaining("64");
    assertThatThrownBy(() -> SegmentBucket.of(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> SegmentBucket.of(Long.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
