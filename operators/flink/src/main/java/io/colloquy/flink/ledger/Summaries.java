package io.colloquy.flink.ledger;

import io.colloquy.core.coverage.Coverage;
import io.colloquy.core.coverage.HeardWindows;
import io.colloquy.core.coverage.Hole;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.publish.DocumentCounts;
import io.colloquy.schemas.InterviewSummary;
import io.colloquy.schemas.MediaSpan;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Sums up what the ledger knows of an interview. Knows no Flink state. */
final class Summaries {
  /** More are told in number only. */
  static final int MOST_HOLES = 100;

  private Summaries() {}

  /**
   * The summary of a complete interview.
   *
   * @param life with what was counted
   * @param streams by id, in order
   * @param coverage by stream, in order
   */
  static InterviewSummary of(
      InterviewKey interview,
      LedgerLife life,
      long version,
      Map<String, StreamLedger> streams,
      Map<String, Coverage> coverage) {
    Collection<Coverage> covered = coverage.values();
    List<Hole> holes = covered.stream().flatMap(stream -> stream.holes().stream()).toList();
    long speechMs = sum(covered, Coverage::speechMs);
    HeardWindows windows =
        streams.values().stream()
            .map(StreamLedger::windows)
            .reduce(HeardWindows.none(), HeardWindows::and);
    long coveredMs = sum(covered, Coverage::coveredMs);
    return InterviewSummary.newBuilder()
        .setVersion(version)
        .setTenantId(interview.tenantId())
        .setInterviewId(interview.interviewId())
        .setInterviewBeganAt(Instant.ofEpochMilli(life.beganAtMs()))
        .setGeneration(life.generation())
        .setDurationMs(covered.stream().mapToLong(Coverage::endMs).max().orElse(0))
        .setStreams(List.copyOf(streams.keySet()))
        .setSegments(life.segments().documents())
        .setGaps(life.segments().gaps())
        .setChapters(documents(life.chapters()))
        .setPassages(documents(life.passages()))
        .setGapMs(sum(covered, Coverage::gapMs))
        .setUnclear(life.segments().unclear())
        .setUnclearMs(sum(covered, Coverage::unclearMs))
        .setWindows(windows.count())
        .setLowConfidenceWindows(windows.lowConfidence())
        .setDoubtful(windows.areDoubtful())
        .setWords(streams.values().stream().mapToInt(StreamLedger::words).sum())
        .setSpeechMs(speechMs)
        .setCoveredMs(coveredMs)
        .setCoverage(speechMs == 0 ? 1 : (float) ((double) coveredMs / speechMs))
        .setCoverageAlarms(holes.size())
        .setHoles(longest(holes))
        .setModels(distinct(streams, StreamLedger::models))
        .setSettings(distinct(streams, StreamLedger::settings))
        .setLanguages(distinct(streams, StreamLedger::languages))
        .setSpeakers(life.segments().speakers())
        .build();
  }

  private static int documents(DocumentCounts counts) {
    return counts == null ? 0 : counts.documents();
  }

  private static long sum(Collection<Coverage> covered, ToLongFunction<Coverage> value) {
    return covered.stream().mapToLong(value).sum();
  }

  private static List<MediaSpan> longest(List<Hole> holes) {
    Set<Hole> longest =
        new HashSet<>(
            holes.stream()
                .sorted(Comparator.comparingLong(Hole::durationMs).reversed())
                .limit(MOST_HOLES)
                .toList());
    return holes.stream()
        .filter(longest::contains)
        .limit(MOST_HOLES)
        .map(hole -> new MediaSpan(hole.startMs(), hole.endMs()))
        .toList();
  }

  private static List<String> distinct(
      Map<String, StreamLedger> streams, Function<StreamLedger, List<String>> values) {
    return streams.values().stream()
        .flatMap(stream -> values.apply(stream).stream())
        .distinct()
        .sorted()
        .toList();
  }
}
