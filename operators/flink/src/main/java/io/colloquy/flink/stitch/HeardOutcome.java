package io.colloquy.flink.stitch;

import io.colloquy.core.coverage.HeardWindows;
import io.colloquy.core.stitch.RecognizedWindow;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import io.colloquy.schemas.Recognition;
import java.util.List;

/** What the record of an outcome tells, in the words of the transcript. */
public final class HeardOutcome {
  private HeardOutcome() {}

  /** A window and what was heard in it. */
  public static RecognizedWindow window(Recognition outcome) {
    return new RecognizedWindow(
        outcome.getStartMs(),
        outcome.getEndMs(),
        outcome.getOverlapBeforeMs(),
        outcome.getOverlapAfterMs(),
        outcome.getNextStartMs(),
        outcome.getWords().stream()
            .map(
                word ->
                    new Word(
                        word.getText(), word.getStartMs(), word.getEndMs(), word.getProbability()))
            .toList(),
        outcome.getUnclear().stream()
            .map(
                span ->
                    new UnclearSpan(
                        span.getStartMs(), span.getEndMs(), span.getReason(), span.getText()))
            .toList());
  }

  /** How sure the recognizer was of a window that it transcribed. */
  static HeardWindows confidence(Recognition outcome) {
    return HeardWindows.one(
        outcome.getAverageLogProbability(),
        outcome.getTemperature(),
        !outcome.getUnclear().isEmpty());
  }

  static List<MediaSpan> speech(Recognition outcome) {
    return spans(outcome.getSpeech());
  }

  /** What of a gap is still missing. */
  static List<MediaSpan> remaining(Recognition gap) {
    return spans(gap.getRemaining());
  }

  private static List<MediaSpan> spans(List<io.colloquy.schemas.MediaSpan> spans) {
    return spans.stream().map(span -> new MediaSpan(span.getStartMs(), span.getEndMs())).toList();
  }
}
