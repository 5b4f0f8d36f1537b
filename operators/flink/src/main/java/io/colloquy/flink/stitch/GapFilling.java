package io.colloquy.flink.stitch;

import io.colloquy.core.coverage.HeardWindows;
import io.colloquy.core.stitch.StitchState;
import io.colloquy.core.stitch.Stitched;
import io.colloquy.core.stitch.Stitcher;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.util.ArrayList;
import java.util.List;

/** Stitches the parts of one filling of a gap. */
final class GapFilling {
  private final List<Word> words = new ArrayList<>();
  private final List<UnclearSpan> unclear = new ArrayList<>();
  private final List<MediaSpan> remaining = new ArrayList<>();
  private final List<MediaSpan> speech = new ArrayList<>();
  private HeardWindows windows = HeardWindows.none();

  private GapFilling() {}

  /**
   * What late audio brought into a gap.
   *
   * @param parts outcomes in order; the last one is the {@code GAP} that tells what remains
   */
  static TranscriptEvent of(List<Recognition> parts) {
    return new GapFilling().fill(parts);
  }

  private TranscriptEvent fill(List<Recognition> parts) {
    Recognition gap = parts.get(parts.size() - 1);
    StitchState state = StitchState.start();
    Recognition described = gap;
    for (Recognition part : parts.subList(0, parts.size() - 1)) {
      OutcomeStitching.Step step = OutcomeStitching.take(state, part);
      state = step.state();
      step.events().forEach(this::take);
      if (part.getKind() == RecognitionKind.WORDS) {
        described = part;
      }
    }
    Stitched last = Stitcher.barrier(state, gap.getEndMs());
    words.addAll(last.words());
    unclear.addAll(last.unclear());
    remaining.addAll(HeardOutcome.remaining(gap));
    TranscriptEvent filled =
        TranscriptEvent.builder(Kind.FILLED_GAP, gap)
            .streamId(gap.getStreamId())
            .words(words)
            .windows(windows)
            .span(gap.getStartMs(), gap.getEndMs())
            .remaining(remaining)
            .speech(speech)
            .recognizer(described.getLanguage(), described.getModel(), described.getSettings())
            .build();
    return filled.toBuilder().unclear(FilledSpans.unclear(filled, unclear)).build();
  }

  private void take(TranscriptEvent event) {
    words.addAll(event.words());
    unclear.addAll(event.unclear());
    speech.addAll(event.speech());
    windows = windows.and(event.windows());
    if (event.kind() == Kind.GAP) {
      remaining.add(new MediaSpan(event.startMs(), event.endMs()));
    }
  }
}
