package io.colloquy.flink.stitch;

import io.colloquy.core.stitch.RecognizedWindow;
import io.colloquy.core.stitch.StitchState;
import io.colloquy.core.stitch.Stitched;
import io.colloquy.core.stitch.Stitcher;
import io.colloquy.core.text.Word;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.util.ArrayList;
import java.util.List;

/** What the next outcome of a stream makes final. Knows no Flink state. */
final class OutcomeStitching {
  /** The state after an outcome, and the events that it caused. */
  record Step(StitchState state, List<TranscriptEvent> events) {}

  private OutcomeStitching() {}

  static Step take(StitchState state, Recognition outcome) {
    if (outcome.getKind() == RecognitionKind.WORDS) {
      Stitched stitched = Stitcher.window(state, window(outcome));
      return new Step(
          stitched.state(),
          List.of(
              words(outcome, stitched, stitched.state().finalUntilMs())
                  .speech(spans(outcome.getSpeech()))
                  .build()));
    }
    long start = outcome.getStartMs() + outcome.getOverlapBeforeMs();
    long end = Math.max(start, outcome.getEndMs() - outcome.getOverlapAfterMs());
    Stitched stitched = Stitcher.barrier(state, end);
    List<TranscriptEvent> events = new ArrayList<>();
    if (!stitched.words().isEmpty()) {
      events.add(words(outcome, stitched, start).build());
    }
    events.add(
        TranscriptEvent.builder(Kind.GAP, outcome)
            .streamId(outcome.getStreamId())
            .span(start, end)
            .speech(spans(outcome.getSpeech()))
            .finalUntilMs(stitched.state().finalUntilMs())
            .build());
    return new Step(stitched.state(), events);
  }

  /**
   * Ends a stream that holds words.
   *
   * @param cause names the interview
   * @param recognizer that heard them
   */
  static Step end(
      StitchState state, String streamId, Recognition cause, RecognizerStamp recognizer) {
    Stitched stitched = Stitcher.barrier(state, state.overlapEndMs());
    TranscriptEvent words =
        TranscriptEvent.builder(Kind.WORDS, cause)
            .streamId(streamId)
            .words(stitched.words())
            .confidence(stitched.confidence())
            .finalUntilMs(stitched.state().finalUntilMs())
            .reason(null)
            .recognizer(recognizer.language(), recognizer.model(), recognizer.settings())
            .build();
    return new Step(stitched.state(), List.of(words));
  }

  /**
   * Stitches the parts of one filling of a gap.
   *
   * @param parts outcomes in order; the last one is the {@code GAP} that tells what remains
   */
  static TranscriptEvent fill(List<Recognition> parts) {
    Recognition gap = parts.get(parts.size() - 1);
    List<Word> words = new ArrayList<>();
    List<MediaSpan> remaining = new ArrayList<>();
    List<MediaSpan> speech = new ArrayList<>();
    StitchState state = StitchState.start();
    Recognition described = gap;
    for (Recognition part : parts.subList(0, parts.size() - 1)) {
      Step step = take(state, part);
      state = step.state();
      for (TranscriptEvent event : step.events()) {
        words.addAll(event.words());
        speech.addAll(event.speech());
        if (event.kind() == Kind.GAP) {
          remaining.add(new MediaSpan(event.startMs(), event.endMs()));
        }
      }
      if (part.getKind() == RecognitionKind.WORDS) {
        described = part;
      }
    }
    words.addAll(Stitcher.barrier(state, gap.getEndMs()).words());
    remaining.addAll(spans(gap.getRemaining()));
    return TranscriptEvent.builder(Kind.FILLED_GAP, gap)
        .streamId(gap.getStreamId())
        .words(words)
        .span(gap.getStartMs(), gap.getEndMs())
        .remaining(remaining)
        .speech(speech)
        .recognizer(described.getLanguage(), described.getModel(), described.getSettings())
        .build();
  }

  private static TranscriptEventBuilder words(
      Recognition outcome, Stitched stitched, long finalUntilMs) {
    return TranscriptEvent.builder(Kind.WORDS, outcome)
        .streamId(outcome.getStreamId())
        .words(stitched.words())
        .confidence(stitched.confidence())
        .finalUntilMs(finalUntilMs);
  }

  private static List<MediaSpan> spans(List<io.colloquy.schemas.MediaSpan> spans) {
    return spans.stream().map(span -> new MediaSpan(span.getStartMs(), span.getEndMs())).toList();
  }

  private static RecognizedWindow window(Recognition outcome) {
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
            .toList());
  }
}
