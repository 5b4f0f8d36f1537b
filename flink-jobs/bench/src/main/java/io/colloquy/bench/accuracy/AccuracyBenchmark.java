package io.colloquy.bench.accuracy;

import io.colloquy.bench.Bar;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.Recognizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Scores recognizers beside a baseline on the same recordings. Its bars: on each recording that the
 * baseline understands, every other recognizer's WER is at most half a point worse and no phrase is
 * doubled.
 */
public final class AccuracyBenchmark {

  /** What a baseline with more errors writes is no yardstick. */
  static final double UNDERSTOOD_WER_PERCENT = 10;

  static final double WORSE_BY_POINTS = .5;

  private final Recognizer baseline;
  private final List<Recognizer> others;

  public AccuracyBenchmark(Recognizer baseline, List<Recognizer> others) {
    this.baseline = baseline;
    this.others = others;
  }

  /**
   * @param inputs named in the report
   */
  public BenchReport run(List<Recording> recordings, Map<String, Object> inputs)
      throws IOException, InterruptedException {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    for (Recording recording : recordings) {
      AccuracyScore yardstick = score(recording, baseline);
      rows.add(yardstick.row());
      for (Recognizer other : others) {
        AccuracyScore score = score(recording, other);
        Map<String, Object> row = score.row();
        row.put("wall / " + baseline.name(), (double) score.wallMs() / yardstick.wallMs());
        rows.add(row);
        bars.addAll(bars(yardstick, score));
      }
    }
    return new BenchReport("accuracy", inputs, rows, bars);
  }

  private static AccuracyScore score(Recording recording, Recognizer recognizer)
      throws IOException, InterruptedException {
    return AccuracyScore.of(recording, recognizer.name(), recognizer.transcribe(recording.audio()));
  }

  private static List<Bar> bars(AccuracyScore yardstick, AccuracyScore score) {
    if (yardstick.werPercent() > UNDERSTOOD_WER_PERCENT) {
      return List.of();
    }
    String of = " of %s on %s".formatted(score.recognizer(), score.recording().name());
    return List.of(
        new Bar(
            "WER points" + of + " above " + yardstick.recognizer(),
            score.werPercent() - yardstick.werPercent(),
            WORSE_BY_POINTS),
        new Bar("doubled phrases" + of, score.doubledPhrases(), 0));
  }
}
