package io.colloquy.local.ingest;

import static io.colloquy.local.ingest.Completion.State.COMPLETE;
import static io.colloquy.local.ingest.Completion.State.STALLED;
import static io.colloquy.local.ingest.Completion.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.IndexedSummary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompletionTest {

  private static final long PATIENCE_MS = 60_000;
  private static final SentAudio SENT = new SentAudio(90_000, 0);
  private static final IndexedSegment SEGMENT = document("speech");
  private static final IndexedSegment GAP = document("gap");

  private final Completion completion = new Completion(1, PATIENCE_MS);

  @Test
  void isCompleteWhenTheSummaryAndAllThatItCountsAreThere() {
    assertThat(completion.accept(SENT, Optional.empty(), List.of(SEGMENT, GAP), 0))
        .isEqualTo(WAITING);
    assertThat(completion.accept(SENT, summary(1, 1, 1), List.of(SEGMENT), 1)).isEqualTo(WAITING);
    assertThat(completion.accept(SENT, summary(1, 1, 1), List.of(SEGMENT, GAP), 2))
        .isEqualTo(COMPLETE);
  }

  @Test
  void theSummaryOfAnEarlierGenerationDoesNotCount() {
    assertThat(completion.accept(SENT, summary(0, 1, 0), List.of(SEGMENT), 0)).isEqualTo(WAITING);
  }

  @Test
  void audioWithoutSpeechIsCompleteWithItsSummary() {
    assertThat(completion.accept(SENT, summary(1, 0, 0), List.of(), 0)).isEqualTo(COMPLETE);
  }

  @Test
  void isStalledWhenNothingChangesForTooLong() {
    completion.accept(SENT, Optional.empty(), List.of(SEGMENT), 0);
    assertThat(completion.accept(SENT, Optional.empty(), List.of(SEGMENT), 59_999))
        .isEqualTo(WAITING);
    assertThat(completion.accept(SENT, Optional.empty(), List.of(SEGMENT), 60_000))
        .isEqualTo(STALLED);
  }

  @Test
  void timeBeforeTheLastChunkWasSentIsNotHeldAgainstIt() {
    completion.accept(null, Optional.empty(), List.of(), 0);
    completion.accept(null, Optional.empty(), List.of(), 3_600_000);
    assertThat(completion.accept(SENT, Optional.empty(), List.of(), 3_601_000)).isEqualTo(WAITING);
  }

  private static Optional<IndexedSummary> summary(int generation, int segments, int gaps) {
    return Optional.of(
        new IndexedSummary(
            null, generation, 90_000, segments, gaps, 0, 0, 0, 1, 0, 0, 0, 0, 0, false));
  }

  private static IndexedSegment document(String kind) {
    return new IndexedSegment("id", "t", "i", "audio", null, kind, 0, 9, "x", null, null);
  }
}
