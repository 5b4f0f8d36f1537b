package io.colloquy.flink.stitch;

import io.colloquy.core.stitch.StitchState;
import io.colloquy.flink.outcome.OutcomeStep;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.util.Collector;

/**
 * The step {@code stitch-windows}: puts a stream's outcomes in order, joins what overlaps, and
 * emits each word once.
 */
public final class StitchWindows extends OutcomeStep<TranscriptEvent> {
  private transient MapState<String, StitchState> streams;
  private transient MapState<String, RecognizerStamp> recognizers;

  @Override
  public void open(OpenContext context) {
    super.open(context);
    streams =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("streams", String.class, StitchState.class));
    recognizers =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("recognizers", String.class, RecognizerStamp.class));
  }

  /** Who speaks is another step's business. */
  @Override
  protected boolean takes(Recognition recognition) {
    return switch (recognition.getKind()) {
      case WORDS, FAILURE, GAP -> true;
      default -> false;
    };
  }

  @Override
  protected void begun(Recognition first, Collector<TranscriptEvent> out) {
    out.collect(TranscriptEvent.signal(Kind.BEGUN, first));
  }

  @Override
  protected void next(Recognition outcome, Collector<TranscriptEvent> out) throws Exception {
    StitchState stream = streams.get(outcome.getStreamId());
    OutcomeStitching.Step step =
        OutcomeStitching.take(stream == null ? StitchState.start() : stream, outcome);
    streams.put(outcome.getStreamId(), step.state());
    recognizers.put(outcome.getStreamId(), RecognizerStamp.of(outcome));
    step.events().forEach(out::collect);
  }

  @Override
  protected void filled(List<Recognition> parts, Collector<TranscriptEvent> out) {
    out.collect(GapFilling.of(parts));
  }

  @Override
  protected void completed(
      Recognition cause, Set<String> streamIds, long outcomes, Collector<TranscriptEvent> out)
      throws Exception {
    releaseHeld(cause, out);
    out.collect(
        TranscriptEvent.builder(Kind.COMPLETED, cause)
            .streams(streamIds.stream().sorted().toList())
            .outcomes(outcomes)
            .build());
  }

  /**
   * A channel's last window leaves its end to a next one that may have gone on as another stream.
   */
  private void releaseHeld(Recognition cause, Collector<TranscriptEvent> out) throws Exception {
    TreeMap<String, StitchState> holding = new TreeMap<>();
    for (Map.Entry<String, StitchState> stream : streams.entries()) {
      if (stream.getValue().isHolding()) {
        holding.put(stream.getKey(), stream.getValue());
      }
    }
    for (Map.Entry<String, StitchState> stream : holding.entrySet()) {
      String streamId = stream.getKey();
      OutcomeStitching.Step step =
          OutcomeStitching.end(stream.getValue(), streamId, cause, recognizers.get(streamId));
      streams.put(streamId, step.state());
      step.events().forEach(out::collect);
    }
  }

  @Override
  protected void over(Recognition signal, Collector<TranscriptEvent> out) {
    boolean deleted = signal.getKind() == RecognitionKind.DELETED;
    out.collect(TranscriptEvent.signal(deleted ? Kind.DELETED : Kind.CLOSED, signal));
  }

  @Override
  protected void clear() {
    streams.clear();
    recognizers.clear();
  }
}
