package io.colloquy.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.IndexedSummary;
import io.colloquy.local.watch.WatchedInterview.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedInterviewTest {

  private static final Optional<IndexedSummary> NO_SUMMARY = Optional.empty();
  private static final Optional<IndexedSummary> OF_TWO =
      Optional.of(new IndexedSummary(null, 0, 9_000, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, false));
  private static final Optional<IndexedSummary> OF_NONE =
      Optional.of(new IndexedSummary(null, 0, 9_000, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, false));

  private final WatchedInterview interview = new WatchedInterview();

  @Test
  void growsUntilItsSummaryCountsWhatIsThere() {
    assertThat(interview.accept(NO_SUMMARY, List.of(), 0)).isEqualTo(State.GROWING);
    assertThat(interview.accept(NO_SUMMARY, List.of(), 900_000)).isEqualTo(State.GROWING);
    assertThat(interview.accept(NO_SUMMARY, segments("a", "b"), 900_001)).isEqualTo(State.GROWING);
    assertThat(interview.accept(OF_TWO, segments("a", "b"), 900_002)).isEqualTo(State.COMPLETE);
  }

  @Test
  void isCompleteWhereNobodySpeaks() {
    assertThat(interview.accept(OF_NONE, List.of(), 0)).isEqualTo(State.COMPLETE);
  }

  @Test
  void doesNotWaitForeverForADocumentThatWasRefused() {
    assertThat(interview.accept(OF_TWO, List.of(), 0)).isEqualTo(State.GROWING);
    assertThat(interview.accept(OF_TWO, segments("a"), 20_000)).isEqualTo(State.GROWING);
    assertThat(interview.accept(OF_TWO, segments("a"), 49_999)).isEqualTo(State.GROWING);
    assertThat(interview.accept(OF_TWO, segments("a"), 50_000)).isEqualTo(State.MISMATCHED);
  }

  @Test
  void isDeletedWhenWhatWasThereStaysAway() {
    interview.accept(NO_SUMMARY, segments("a"), 0);
    assertThat(interview.accept(NO_SUMMARY, List.of(), 1_000)).isEqualTo(State.GROWING);
    assertThat(interview.accept(NO_SUMMARY, segments("b"), 3_000)).isEqualTo(State.GROWING);
    assertThat(interview.accept(NO_SUMMARY, List.of(), 4_000)).isEqualTo(State.GROWING);
    assertThat(interview.accept(NO_SUMMARY, List.of(), 9_000)).isEqualTo(State.DELETED);
  }

  private static List<IndexedSegment> segments(String... ids) {
    return List.of(ids).stream()
        .map(id -> new IndexedSegment(id, "t", "i", "audio", null, "speech", 0, 9, "", null, null))
        .toList();
  }
}
