package io.colloquy.bench.speakers;

import io.colloquy.bench.Bar;
import io.colloquy.bench.IndexedInterview;
import io.colloquy.bench.RunningJob;
import io.colloquy.bench.score.WordMidpoint;
import io.colloquy.core.speaker.Turn;
import io.colloquy.core.text.Word;
import io.colloquy.flink.diarize.DiarizerSettings;
import io.colloquy.local.ingest.ChunkSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Scores the running job's speakers beside a diarization of the whole recording at once. Its bar:
 * the job's turns have at most two points more errors, on each recording whose words it
 * understands; on others the turns by which it would have named them.
 */
final class SpeakersBenchmark {

  /** Where the words are wrong, their times say little about turns. */
  private static final double UNDERSTOOD_WER_PERCENT = 10;

  private static final double WORSE_BY_POINTS = 2;

  private final Optional<RunningJob> job;
  private final DiarizerSettings settings;
  private final Consumer<String> progress;
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final List<Bar> bars = new ArrayList<>();

  /**
   * @param job empty to score its turns only, which need no recognizer
   * @param settings the job's, too
   * @param progress takes a line for each recording
   */
  SpeakersBenchmark(
      Optional<RunningJob> job, DiarizerSettings settings, Consumer<String> progress) {
    this.job = job;
    this.settings = settings;
    this.progress = progress;
  }

  List<Map<String, Object>> rows() {
    return rows;
  }

  List<Bar> bars() {
    return bars;
  }

  /**
   * Adds a recording's rows: with the number of its speakers untold, then told.
   *
   * @param isBarred whether its figures are held to the bar
   */
  void run(SpokenRecording recording, boolean isBarred) throws IOException, InterruptedException {
    for (int expected : new int[] {0, recording.speakers()}) {
      progress.accept(
          "%s, count %s".formatted(recording.name(), expected > 0 ? "told" : "not told"));
      Diarized offline = diarized(Approach.OFFLINE, recording, expected);
      Diarized tracked = diarized(Approach.TRACKED, recording, expected);
      SpeakerScore yardstick = SpeakerScore.of(recording, SpeakerScore.named(offline.turns()));
      SpeakerScore turns = SpeakerScore.of(recording, SpeakerScore.named(tracked.turns()));
      add(recording, expected, "whole file", yardstick.row());
      add(recording, expected, "job's turns", turns.row());
      Optional<SpeakerScore> words =
          job.isPresent() ? words(recording, expected, tracked.turns()) : Optional.empty();
      if (isBarred) {
        bars.add(bar(recording, expected, words.orElse(turns), yardstick));
      }
    }
  }

  /** Adds the rows of the job's words; empty if it does not understand them. */
  private Optional<SpeakerScore> words(SpokenRecording recording, int expected, List<Turn> tracked)
      throws IOException, InterruptedException {
    RunningJob running = job.orElseThrow();
    IndexedInterview indexed = running.index(recording.audio(), ChunkSettings.defaults(), expected);
    SpokenText text = new SpokenText(SpokenWord.of(indexed.segments()));
    SpeakerChurn churn = SpeakerChurn.of(PublishedSegments.of(running.kafka(), indexed.key()));
    SpeakerScore score = SpeakerScore.of(recording, text.turnsOfSomebody());
    add(recording, expected, "job", score.row(), text.wordErrors(recording), churn.row());
    SpokenText midpoint = byMidpoint(text, tracked);
    add(
        recording,
        expected,
        "word midpoint",
        SpeakerScore.of(recording, midpoint.turnsOfSomebody()).row(),
        midpoint.wordErrors(recording));
    boolean isUnderstood =
        !recording.sentences().isEmpty() && text.werPercent(recording) <= UNDERSTOOD_WER_PERCENT;
    return isUnderstood ? Optional.of(score) : Optional.empty();
  }

  private static Bar bar(
      SpokenRecording recording, int expected, SpeakerScore score, SpeakerScore yardstick) {
    return new Bar(
        "DER points on %s, count %s, above the whole file at once"
            .formatted(recording.name(), expected > 0 ? "told" : "not told"),
        score.errorPercent() - yardstick.errorPercent(),
        WORSE_BY_POINTS);
  }

  private Diarized diarized(Approach approach, SpokenRecording recording, int expected)
      throws IOException, InterruptedException {
    return DiarizationProcess.run(
        new DiarizationTask(approach, recording.audio().toString(), settings, expected));
  }

  private static SpokenText byMidpoint(SpokenText text, List<Turn> turns) {
    List<Integer> speakers =
        WordMidpoint.speakers(
            text.words().stream()
                .map(word -> new Word(word.text(), word.startMs(), word.endMs(), 1))
                .toList(),
            turns);
    List<SpokenWord> words = new ArrayList<>();
    for (int i = 0; i < speakers.size(); i++) {
      int speaker = speakers.get(i);
      words.add(text.words().get(i).by(speaker == Turn.UNKNOWN ? null : "" + speaker));
    }
    return new SpokenText(words);
  }

  @SafeVarargs
  private void add(
      SpokenRecording recording, int expected, String system, Map<String, Object>... figures) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("recording", recording.name());
    row.put("count", expected > 0 ? "told" : "");
    row.put("speakers by", system);
    for (Map<String, Object> some : figures) {
      row.putAll(some);
    }
    rows.add(row);
  }
}
