package io.colloquy.bench.chapters;

import io.colloquy.core.chapter.ChapterSettings;
import io.colloquy.core.chapter.ChapterSpan;
import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.chapter.Chapters;
import io.colloquy.core.chapter.OnlineChapters;
import io.colloquy.core.chapter.Opening;
import io.colloquy.core.vector.GramMatrix;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * All that was compared. Constants were fitted to the fitted half of the development interviews, so
 * that each makes about as many chapters there as people did; only the founding design's are its
 * own.
 */
final class Segmentations {
  /** The mean chapter of the fitted half, divided by the ratio of the others. */
  private static final long EVEN_MS = 190_000;

  private static final long SHORTEST_MS = 60_000;
  private static final int TRIALS = 100;
  private static final double NEVER = 0;

  /** Scatter alone: units are cut where they are, whatever is said at the cut. */
  private static final ChapterSettings SCATTER_ALONE =
      new ChapterSettings(SHORTEST_MS, Long.MAX_VALUE, 83.8, 1, NEVER, NEVER, NEVER, NEVER);

  private static final ChapterSettings CUES_ALONE =
      new ChapterSettings(SHORTEST_MS, 240_000, 0.214, NEVER, NEVER, NEVER, NEVER, NEVER);

  private static final ChapterSettings WITHOUT_SCATTER =
      new ChapterSettings(SHORTEST_MS, 240_000, 0.2, NEVER, NEVER, 1.443, 1.143, 1.040);

  private Segmentations() {}

  /** In the order of the report; the one that is kept comes last. */
  static List<Segmentation> all(long seed) {
    return List.of(
        once("even spacing", Segmentations::evenly),
        new Segmentation(
            "random", TRIALS, (interview, trial) -> randomly(interview, new Random(seed + trial))),
        once("founding design: cosine < 0.35", new FixedThreshold()::boundaries),
        once("TextTiling (words)", new TextTiling()::boundaries),
        once("depth score (vectors)", interview -> starts(OnlineChapters.find(interview.units()))),
        once(
            "segmentation, vectors alone",
            interview -> find(withoutCues(interview.units()), SCATTER_ALONE)),
        once(
            "segmentation, words and speakers alone",
            interview -> find(withoutVectors(interview.units()), CUES_ALONE)),
        once("openings, without scatter", interview -> find(interview.units(), WITHOUT_SCATTER)),
        once("kept: segmentation", interview -> find(interview.units(), ChapterSettings.DEFAULTS)));
  }

  private static Segmentation once(String name, Function<ChapteredInterview, List<Long>> cut) {
    return new Segmentation(name, 1, (interview, trial) -> cut.apply(interview));
  }

  static List<Long> find(List<ChapterUnit> units, ChapterSettings settings) {
    return starts(Chapters.find(units, GramMatrix.plain(), settings));
  }

  static List<Long> starts(List<ChapterSpan> chapters) {
    return chapters.stream().skip(1).map(ChapterSpan::startMs).toList();
  }

  private static List<Long> evenly(ChapteredInterview interview) {
    long count = Math.round(interview.endMs() / (double) EVEN_MS);
    return LongStream.range(1, count).map(i -> i * interview.endMs() / count).boxed().toList();
  }

  private static List<Long> randomly(ChapteredInterview interview, Random random) {
    return random
        .longs(evenly(interview).size(), 1, interview.endMs())
        .sorted()
        .distinct()
        .boxed()
        .toList();
  }

  static List<ChapterUnit> withoutCues(List<ChapterUnit> units) {
    return units.stream()
        .map(unit -> with(unit, List.of(new Opening(unit.startMs(), 0, false, 0))))
        .toList();
  }

  private static ChapterUnit with(ChapterUnit unit, List<Opening> openings) {
    return new ChapterUnit(
        unit.startMs(), unit.endMs(), unit.afterGap(), unit.words(), openings, unit.vector());
  }

  static List<ChapterUnit> withoutVectors(List<ChapterUnit> units) {
    return units.stream().map(unit -> unit.withVector(new float[0])).toList();
  }
}
