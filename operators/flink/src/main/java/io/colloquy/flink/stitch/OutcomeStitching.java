package io.colloquy.flink.stitch;

import io.colloquy.core.stitch.StitchState;
import io.colloquy.core.stitch.Stitched;
import io.colloquy.core.stitch.Stitcher;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
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
      Stitched stitched = Stitcher.window(state, HeardOutcome.window(outcome));
      return new Step(
          stitched.state(),
          List.of(
              words(outcome, stitched, stitched.state().finalUntilMs())
                  .windows(HeardOutcome.confidence(outcome))
                  .speech(HeardOutcome.speech(outcome))
                  .build()));
    }
    long start = outcome.getStartMs() + outcome.getOverlapBeforeMs();
    long end = Math.max(start, outcome.getEndMs() - outcome.getOverlapAfterMs());
    Stitched stitched = Stitcher.barrier(state, end);
    List<TranscriptEvent> events = new ArrayList<>();
    if (!stitched.isEmpty()) {
      events.add(words(outcome, stitched, start).build());
    }
    events.add(
        TranscriptEvent.builder(Kind.GAP, outcome)
            .streamId(outcome.getStreamId())
            .span(start, end)
            .speech(HeardOutcome.speech(outcome))
            .finalUntilMs(stitched.state().finalUntilMs())
            .build());
    return new Step(stitched.state(), events);
  }

  /**
   * Ends a stream that holds something back.
   *
   * @param cause names the interview
   * @param recognizer that heard it
   */
  static Step end(
      StitchState state, String streamId, Recognition cause, RecognizerStamp recognizer) {
    Stitched stitched = Stitcher.barrier(state, state.overlapEndMs());
    TranscriptEvent words =
        TranscriptEvent.builder(Kind.WORDS, cause)
            .streamId(streamId)
            .words(stitched.words())
            .unclear(stitched.unclear())
            .confidence(stitched.confidence())
            .finalUntilMs(stitched.state().finalUntilMs())
            .reason(null)
            .recognizer(recognizer.language(), recognizer.model(), recognizer.settings())
            .build();
    return new Step(stitched.state(), List.of(words));
  }

  private static TranscriptEventBuilder words(
      Recognition outcome, Stitched stitched, long finalUntilMs) {
    return TranscriptEvent.builder(Kind.WORDS, outcome)
        .streamId(outcome.getStreamId())
        .words(stitched.words())
        .unclear(stitched.unclear())
        .confidence(stitched.confidence())
        .finalUntilMs(finalUntilMs);
  }
}
