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
 * All that was compared, with the constants that were best on the fitted half of the development
 * interviews ({@code --fit}); those of the founding design and of provisional chapters are their
 * own.
 */
final class Segmentations {
  private static final long EVEN_MS = 190_000;
  private static final double TILING_DEVIATIONS = 2;
  private static final double DEPTH_DEVIATIONS = -0.25;

  private static final int TRIALS = 100;
  private static final double NEVER = 0;
  private static final ChapterSettings KEPT = ChapterSettings.DEFAULTS;

  private Segmentations() {}

  /** In the order of the report; the one that is kept comes last. */
  static List<Segmentation> all(long seed) {
    return List.of(
        evenly("even spacing", EVEN_MS),
        new Segmentation(
            "random", TRIALS, (interview, trial) -> randomly(interview, new Random(seed + trial))),
        once("founding design: cosine < 0.35", new FixedThreshold()::boundaries),
        once("TextTiling (words)", new TextTiling(TILING_DEVIATIONS)::boundaries),
        once(
            "depth score, provisional",
            interview -> starts(OnlineChapters.find(interview.units()))),
        depthScore("depth score (vectors)", DEPTH_DEVIATIONS),
        scatterAlone("segmentation, vectors alone", 84),
        cuesAlone("segmentation, words and speakers alone", 0.28, 180_000),
        withoutScatter("openings, without scatter", 0.2, 240_000),
        kept("kept: segmentation", KEPT));
  }

  /** A segmentation into chapters of the same length. */
  static Segmentation evenly(String name, long chapterMs) {
    return once(name, interview -> evenly(interview, chapterMs));
  }

  /** What provisional chapters are found by, with another threshold. */
  static Segmentation depthScore(String name, double deviations) {
    return once(name, interview -> starts(OnlineChapters.find(interview.units(), deviations)));
  }

  /** Units are cut where they are, whatever is said at the cut. */
  static Segmentation scatterAlone(String name, double penalty) {
    ChapterSettings settings =
        new ChapterSettings(
            KEPT.shortestMs(), Long.MAX_VALUE, penalty, 1, NEVER, NEVER, NEVER, NEVER);
    return once(name, interview -> find(withoutCues(interview.units()), settings));
  }

  /** Without vectors. */
  static Segmentation cuesAlone(String name, double penalty, long expectedMs) {
    ChapterSettings settings =
        new ChapterSettings(
            KEPT.shortestMs(), expectedMs, penalty, NEVER, NEVER, NEVER, NEVER, NEVER);
    return once(name, interview -> find(withoutVectors(interview.units()), settings));
  }

  /** All that speaks for an opening, and nothing that speaks for what lies between two. */
  static Segmentation withoutScatter(String name, double penalty, long expectedMs) {
    return kept(name, settings(penalty, NEVER, expectedMs));
  }

  /** The segmentation that is kept, with other settings. */
  static Segmentation kept(String name, ChapterSettings settings) {
    return once(name, interview -> find(interview.units(), settings));
  }

  /** The kept ones, but for these. */
  static ChapterSettings settings(double penalty, double scatter, long expectedMs) {
    return new ChapterSettings(
        KEPT.shortestMs(),
        expectedMs,
        penalty,
        scatter,
        KEPT.pause(),
        KEPT.contrast(),
        KEPT.opening(),
        KEPT.closing());
  }

  static Segmentation once(String name, Function<ChapteredInterview, List<Long>> cut) {
    return new Segmentation(name, 1, (interview, trial) -> cut.apply(interview));
  }

  static List<Long> find(List<ChapterUnit> units, ChapterSettings settings) {
    return starts(Chapters.find(units, GramMatrix.plain(), settings));
  }

  static List<Long> starts(List<ChapterSpan> chapters) {
    return chapters.stream().skip(1).map(ChapterSpan::startMs).toList();
  }

  private static List<Long> evenly(ChapteredInterview interview, long chapterMs) {
    long count = Math.round(interview.endMs() / (double) chapterMs);
    return LongStream.range(1, count).map(i -> i * interview.endMs() / count).boxed().toList();
  }

  private static List<Long> randomly(ChapteredInterview interview, Random random) {
    return random
        .longs(evenly(interview, EVEN_MS).size(), 1, interview.endMs())
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
