package io.colloquy.flink.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.coverage.Coverage;
import io.colloquy.core.coverage.HeardWindows;
import io.colloquy.core.coverage.Hole;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.publish.DocumentCounts;
import io.colloquy.schemas.InterviewSummary;
import io.colloquy.schemas.MediaSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SummariesTest {
  private static final LedgerLife LIFE =
      LedgerLife.begun(2, 0, null)
          .counted(counts(DocumentCounts.Of.SEGMENTS, 8, 3, List.of("1", "2")))
          .counted(counts(DocumentCounts.Of.CHAPTERS, 4, 0, null))
          .counted(counts(DocumentCounts.Of.PASSAGES, 6, 0, null))
          .completed();

  @Test
  void streamsAreSummedUp() {
    InterviewSummary summary =
        summary(
            Map.of(
                "host",
                    new StreamLedger(
                        5, List.of("b"), List.of("x"), List.of("en"), new HeardWindows(9, 1)),
                "guest",
                    new StreamLedger(
                        7,
                        List.of("a", "b"),
                        List.of("x"),
                        List.of("de"),
                        new HeardWindows(11, 2))),
            Map.of(
                "host", new Coverage(50_000, 4_000, 3_000, 100, 30, List.of(new Hole(1, 6_000))),
                "guest", new Coverage(40_000, 6_000, 5_000, 0, 5, List.of(new Hole(0, 7_000)))));

    assertThat(summary.getStreams()).containsExactly("guest", "host");
    assertThat(summary.getWords()).isEqualTo(12);
    assertThat(summary.getDurationMs()).isEqualTo(50_000);
    assertThat(summary.getSpeechMs()).isEqualTo(10_000);
    assertThat(summary.getCoveredMs()).isEqualTo(8_000);
    assertThat(summary.getCoverage()).isEqualTo(0.8f);
    assertThat(summary.getGapMs()).isEqualTo(100);
    assertThat(summary.getUnclear()).isEqualTo(2);
    assertThat(summary.getUnclearMs()).isEqualTo(35);
    assertThat(summary.getWindows()).isEqualTo(20);
    assertThat(summary.getLowConfidenceWindows()).isEqualTo(3);
    assertThat(summary.getDoubtful()).isTrue();
    assertThat(summary.getSegments()).isEqualTo(8);
    assertThat(summary.getGaps()).isEqualTo(3);
    assertThat(summary.getChapters()).isEqualTo(4);
    assertThat(summary.getPassages()).isEqualTo(6);
    assertThat(summary.getGeneration()).isEqualTo(2);
    assertThat(summary.getCoverageAlarms()).isEqualTo(2);
    assertThat(summary.getHoles())
        .containsExactly(new MediaSpan(0L, 7_000L), new MediaSpan(1L, 6_000L));
    assertThat(summary.getModels()).containsExactly("a", "b");
    assertThat(summary.getSettings()).containsExactly("x");
    assertThat(summary.getLanguages()).containsExactly("de", "en");
    assertThat(summary.getSpeakers()).containsExactly("1", "2");
  }

  @Test
  void nothingIsMissingWhereNobodySpoke() {
    InterviewSummary summary =
        summary(
            Map.of("mic", StreamLedger.empty()), Map.of("mic", new Coverage(0, 0, 0, 0, 0, null)));

    assertThat(summary.getCoverage()).isEqualTo(1f);
  }

  @Test
  void onlyTheLongestHolesAreListedButAllAreCounted() {
    List<Hole> holes = new ArrayList<>();
    List<MediaSpan> longest = new ArrayList<>();
    for (int i = 0; i < 2 * Summaries.MOST_HOLES; i++) {
      long start = i * 30_000L;
      boolean isLong = i % 2 == 1;
      Hole hole = new Hole(start, start + (isLong ? 9_000 : 6_000));
      holes.add(hole);
      if (isLong) {
        longest.add(new MediaSpan(hole.startMs(), hole.endMs()));
      }
    }

    InterviewSummary summary =
        summary(
            Map.of("mic", StreamLedger.empty()), Map.of("mic", new Coverage(0, 1, 0, 0, 0, holes)));

    assertThat(summary.getCoverageAlarms()).isEqualTo(holes.size());
    assertThat(summary.getHoles()).containsExactlyElementsOf(longest);
  }

  private static DocumentCounts counts(
      DocumentCounts.Of of, int documents, int gaps, List<String> speakers) {
    return new DocumentCounts(of, "acme", "talk", 0, 2, 1, documents, gaps, 2, speakers);
  }

  private static InterviewSummary summary(
      Map<String, StreamLedger> streams, Map<String, Coverage> coverage) {
    return Summaries.of(
        new InterviewKey("acme", "talk"), LIFE, 7, new TreeMap<>(streams), new TreeMap<>(coverage));
  }
}
