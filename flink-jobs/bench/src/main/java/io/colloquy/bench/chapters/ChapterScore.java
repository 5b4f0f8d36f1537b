package io.colloquy.bench.chapters;

import io.colloquy.bench.score.BoundaryMatches;
import io.colloquy.bench.score.BoundarySimilarity;
import io.colloquy.bench.score.WindowErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How near a segmentation comes to what people did, over all interviews and trials together. */
record ChapterScore(
    BoundaryMatches narrow, BoundaryMatches wide, WindowErrors errors, BoundarySimilarity alike) {
  private static final ChapterScore NONE =
      new ChapterScore(
          BoundaryMatches.NONE, BoundaryMatches.NONE, WindowErrors.NONE, BoundarySimilarity.NONE);
  private static final long NARROW_MS = 15_000;
  private static final long WIDE_MS = 30_000;
  private static final long MS_PER_SECOND = 1000;

  static ChapterScore of(Segmentation segmentation, List<ChapteredInterview> interviews) {
    ChapterScore score = NONE;
    for (ChapteredInterview interview : interviews) {
      for (int trial = 0; trial < segmentation.trials(); trial++) {
        score = score.plus(of(interview, segmentation.cut().boundaries(interview, trial)));
      }
    }
    return score;
  }

  private static ChapterScore of(ChapteredInterview interview, List<Long> found) {
    List<Long> reference = interview.references();
    int seconds = (int) (interview.endMs() / MS_PER_SECOND) + 1;
    return new ChapterScore(
        BoundaryMatches.of(reference, found, NARROW_MS),
        BoundaryMatches.of(reference, found, WIDE_MS),
        WindowErrors.of(seconds, places(reference, seconds), places(found, seconds)),
        BoundarySimilarity.of(reference, found, WIDE_MS));
  }

  private static List<Integer> places(List<Long> boundariesMs, int seconds) {
    return boundariesMs.stream()
        .map(ms -> (int) Math.min(seconds - 1, ms / MS_PER_SECOND))
        .toList();
  }

  private ChapterScore plus(ChapterScore other) {
    return new ChapterScore(
        narrow.plus(other.narrow),
        wide.plus(other.wide),
        errors.plus(other.errors),
        alike.plus(other.alike));
  }

  Map<String, Object> row(String method) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("method", method);
    row.put("recall ±15 s", narrow.recall());
    row.put("precision ±15 s", narrow.precision());
    row.put("recall ±30 s", wide.recall());
    row.put("precision ±30 s", wide.precision());
    row.put("ratio", wide.ratio());
    row.put("Pk", errors.pkRate());
    row.put("WindowDiff", errors.windowDiffRate());
    row.put("similarity", alike.value());
    return row;
  }
}
