package io.colloquy.bench.accuracy;

import io.colloquy.bench.Transcript;
import io.colloquy.bench.score.DoubledPhrases;
import io.colloquy.bench.score.Reference;
import io.colloquy.bench.score.TimedWord;
import io.colloquy.bench.score.WordErrorRate;
import io.colloquy.bench.score.WordTimeErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One recognizer's transcript of one recording, scored.
 *
 * @param doubledPhrases see {@link DoubledPhrases}
 * @param unclearWords see {@link Transcript}
 * @param times empty where the reference has no word times
 */
public record AccuracyScore(
    Recording recording,
    String recognizer,
    WordErrorRate words,
    int doubledPhrases,
    OptionalInt unclearWords,
    Optional<WordTimeErrors> times,
    int encoderPasses,
    long wallMs) {

  static AccuracyScore of(Recording recording, String recognizer, Transcript transcript) {
    Reference reference = recording.reference();
    List<String> heard = transcript.words().stream().map(TimedWord::text).toList();
    WordErrorRate words = WordErrorRate.of(reference.words(), heard);
    Optional<WordTimeErrors> times =
        reference.timedWords().isEmpty()
            ? Optional.empty()
            : Optional.of(
                WordTimeErrors.of(reference.timedWords(), transcript.words(), words.matches()));
    return new AccuracyScore(
        recording,
        recognizer,
        words,
        DoubledPhrases.count(reference.words(), heard),
        transcript.unclearWords(),
        times,
        transcript.encoderPasses(),
        transcript.wallMs());
  }

  double werPercent() {
    return 100 * words.rate();
  }

  Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("recording", recording.name());
    row.put("recognizer", recognizer);
    row.put("words", words.referenceWords());
    row.put("wer %", werPercent());
    row.put("sub", words.substitutions());
    row.put("del", words.deletions());
    row.put("ins", words.insertions());
    row.put("doubled", doubledPhrases);
    unclearWords.ifPresent(count -> row.put("unclear", count));
    row.put("passes", encoderPasses);
    row.put("wall s", wallMs / 1000.);
    row.put("x real time", (double) recording.durationMs() / wallMs);
    times.ifPresent(
        errors -> {
          row.put("start p50 ms", errors.start().medianMs());
          row.put("start p95 ms", errors.start().p95Ms());
          row.put("end p50 ms", errors.end().medianMs());
          row.put("end p95 ms", errors.end().p95Ms());
        });
    return row;
  }
}
