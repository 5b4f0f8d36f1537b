package io.colloquy.bench.chapters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A method with all the constants that are tried, so that each method is fitted alike.
 *
 * @param tried the method with each, by the name of the constants
 */
record Sweep(String method, List<Segmentation> tried) {
  private static final double MOST_RATIO = 1.25;
  private static final long[] EXPECTED_MS = {180_000, 240_000, 300_000};
  private static final double[] SCATTER = {0.0005, 0.001, 0.002};

  /** Those of {@link Segmentations} that have constants of their own to fit. */
  static List<Sweep> all() {
    return List.of(
        new Sweep(
            "even spacing",
            steps(100, 300, 10)
                .mapToObj(s -> Segmentations.evenly("every %.0f s".formatted(s), (long) (s * 1000)))
                .toList()),
        new Sweep(
            "TextTiling (words)",
            steps(-1, 2, 0.25)
                .mapToObj(
                    deviations ->
                        Segmentations.once(
                            "deviations " + deviations, new TextTiling(deviations)::boundaries))
                .toList()),
        new Sweep(
            "depth score (vectors)",
            steps(-1, 2, 0.25)
                .mapToObj(
                    deviations -> Segmentations.depthScore("deviations " + deviations, deviations))
                .toList()),
        new Sweep(
            "segmentation, vectors alone",
            steps(40, 120, 4)
                .mapToObj(
                    penalty ->
                        Segmentations.scatterAlone("penalty %.0f".formatted(penalty), penalty))
                .toList()),
        new Sweep("segmentation, words and speakers alone", byPenalty(Segmentations::cuesAlone)),
        new Sweep("openings, without scatter", byPenalty(Segmentations::withoutScatter)),
        new Sweep("kept: segmentation", kept()));
  }

  /** A method whose constants are a penalty and an expected length. */
  @FunctionalInterface
  private interface Method {
    Segmentation with(String name, double penalty, long expectedMs);
  }

  private static List<Segmentation> byPenalty(Method method) {
    List<Segmentation> tried = new ArrayList<>();
    for (long expectedMs : EXPECTED_MS) {
      steps(0.1, 0.4, 0.02)
          .forEach(
              penalty -> tried.add(method.with(name(penalty, expectedMs), penalty, expectedMs)));
    }
    return tried;
  }

  private static List<Segmentation> kept() {
    List<Segmentation> tried = new ArrayList<>();
    for (double scatter : SCATTER) {
      tried.addAll(
          byPenalty(
              (name, penalty, expectedMs) ->
                  Segmentations.kept(
                      name + ", scatter " + scatter,
                      Segmentations.settings(penalty, scatter, expectedMs))));
    }
    return tried;
  }

  private static String name(double penalty, long expectedMs) {
    return "penalty %.2f, expected %d s".formatted(penalty, expectedMs / 1000);
  }

  private static DoubleStream steps(double from, double to, double step) {
    return IntStream.rangeClosed(0, (int) Math.round((to - from) / step))
        .mapToDouble(i -> from + i * step);
  }

  /**
   * The best: of all with at most 1.25 times as many chapters as people made, the one with the
   * highest recall within 30 s, then within 15 s; if none has so few, the one with the fewest.
   */
  Map<String, Object> best(List<ChapteredInterview> interviews) {
    Map<String, ChapterScore> scores = new LinkedHashMap<>();
    tried.forEach(one -> scores.put(one.name(), ChapterScore.of(one, interviews)));
    Map.Entry<String, ChapterScore> best =
        scores.entrySet().stream()
            .max(Comparator.comparing(Map.Entry::getValue, Sweep::compare))
            .orElseThrow();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("method", method);
    row.put("tried", tried.size());
    row.put("best", best.getKey());
    row.put("recall ±15 s", best.getValue().narrow().recall());
    row.put("recall ±30 s", best.getValue().wide().recall());
    row.put("ratio", best.getValue().wide().ratio());
    return row;
  }

  private static int compare(ChapterScore one, ChapterScore other) {
    return Comparator.comparingDouble(
            (ChapterScore score) -> Math.min(0, MOST_RATIO - score.wide().ratio()))
        .thenComparingDouble(score -> score.wide().recall())
        .thenComparingDouble(score -> score.narrow().recall())
        .compare(one, other);
  }
}
