package io.colloquy.flink.track;

import io.colloquy.flink.NativeLibraries;
import io.colloquy.flink.outcome.OutcomeStep;
import io.colloquy.schemas.Recognition;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;

/**
 * The step {@code track-speakers}: follows an interview's speakers from window to window, and looks
 * at all windows once more when the last one is there. Only turns that have another speaker go on
 * again.
 */
public final class TrackSpeakers extends OutcomeStep<SpeakerEvent> {
  private final TrackingSettings settings;
  private transient InterviewTracking tracking;

  public TrackSpeakers(TrackingSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    NativeLibraries.OF_ASSEMBLING.require();
    super.open(context);
    tracking = new InterviewTracking(settings, getRuntimeContext());
  }

  /** What a recognizer made of a window counts only if no diarizer hears it, too. */
  @Override
  protected boolean takes(Recognition recognition) {
    return switch (recognition.getKind()) {
      case TURNS, NO_TURNS, GAP, SPEAKERS -> true;
      case WORDS, FAILURE -> recognition.getDiarizer().isEmpty();
      default -> false;
    };
  }

  @Override
  protected void begun(Recognition first, Collector<SpeakerEvent> out) throws IOException {
    tracking.begin();
  }

  @Override
  protected void next(Recognition outcome, Collector<SpeakerEvent> out) throws Exception {
    tracking.take(outcome, output(outcome, out));
  }

  @Override
  protected void filled(List<Recognition> parts, Collector<SpeakerEvent> out) throws Exception {
    for (Recognition part : parts) {
      tracking.take(part, output(part, out));
    }
  }

  @Override
  protected void told(Recognition speakers, Collector<SpeakerEvent> out) throws Exception {
    tracking.told(speakers, output(speakers, out));
  }

  @Override
  protected void completed(
      Recognition cause, Set<String> streams, long outcomes, Collector<SpeakerEvent> out)
      throws Exception {
    SpeakerOutput output = output(cause, out);
    tracking.complete(output);
    output.tracked(outcomes);
  }

  /** Alignment learns of it with the words. */
  @Override
  protected void over(Recognition signal, Collector<SpeakerEvent> out) {}

  @Override
  protected void clear() {
    tracking.clear();
  }

  private static SpeakerOutput output(Recognition cause, Collector<SpeakerEvent> out) {
    return new SpeakerOutput(cause, out::collect);
  }
}
