package io.colloquy.flink.track;

import io.colloquy.core.speaker.AverageLinkage;
import io.colloquy.core.speaker.HeldWindow;
import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.core.speaker.Reclustered;
import io.colloquy.core.speaker.SpeakerSettings;
import io.colloquy.core.speaker.SpeakerState;
import io.colloquy.core.speaker.SpeakerTracker;
import io.colloquy.core.speaker.Tracked;
import io.colloquy.core.speaker.TrackedWindow;
import io.colloquy.core.speaker.WindowId;
import io.colloquy.core.speaker.WindowTurns;
import io.colloquy.flink.nd4j.Nd4jGramMatrix;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** Follows the speakers of the interview that is the current key. */
final class InterviewTracking {
  /** Who says nothing for so long does not keep the others waiting for their numbers. */
  private static final long PATIENCE_MS = 60_000;

  private final TrackingSettings settings;
  private final float similarity;
  private final SpeakerTracker tracker;
  private final ValueState<InterviewSpeakers> speakers;
  private final ValueState<SpeakerState> voices;
  private final MapState<String, TrackedStream> streams;
  private final MapState<WindowId, HeldWindow> held;
  private final MapState<WindowId, TrackedWindow> windows;

  InterviewTracking(TrackingSettings settings, RuntimeContext context) {
    SpeakerSettings ofVoices = settings.speakers();
    this.settings = settings;
    similarity = ofVoices.similarity();
    tracker =
        new SpeakerTracker(ofVoices, new AverageLinkage(ofVoices, Nd4jGramMatrix.fromBreakEven()));
    speakers = context.getState(new ValueStateDescriptor<>("speakers", InterviewSpeakers.class));
    voices = context.getState(new ValueStateDescriptor<>("voices", SpeakerState.class));
    streams =
        context.getMapState(new MapStateDescriptor<>("streams", String.class, TrackedStream.class));
    held = context.getMapState(new MapStateDescriptor<>("held", WindowId.class, HeldWindow.class));
    windows =
        context.getMapState(
            new MapStateDescriptor<>("windows", WindowId.class, TrackedWindow.class));
  }

  /** Nothing is known of the interview yet. */
  void begin() throws IOException {
    speakers.update(InterviewSpeakers.expecting(settings.expectedSpeakers()));
    voices.update(SpeakerState.start().expecting(settings.expectedSpeakers()));
  }

  /** Takes the next outcome of its stream. */
  void take(Recognition outcome, SpeakerOutput out) throws Exception {
    boolean hasTurns = outcome.getKind() == RecognitionKind.TURNS;
    String streamId = outcome.getStreamId();
    TrackedStream stream = streams.get(streamId);
    String known = stream == null ? "" : stream.turnsFrom();
    long reachedMs = stream == null ? 0 : stream.reachedMs();
    streams.put(
        streamId,
        new TrackedStream(
            Math.max(reachedMs, outcome.getNextStartMs()),
            hasTurns ? outcome.getTurnsFrom() : known));
    if (hasTurns && WindowOutcome.isOfChannel(outcome)) {
      speakers.update(speakers.value().withChannels());
      out.turns(WindowOutcome.ofChannel(outcome), outcome.getTurnsFrom());
    } else if (hasTurns) {
      HeldWindow window = WindowOutcome.of(outcome);
      held.put(window.turns().window(), window);
    }
    trackAll(HeldWindow.next(copyOf(held.values()), reachedMs(), PATIENCE_MS), out);
  }

  /** Takes what was told of the speakers; their count counts when voices are grouped next. */
  void told(Recognition told, SpeakerOutput out) throws Exception {
    InterviewSpeakers before = speakers.value();
    InterviewSpeakers now = before.with(told);
    speakers.update(now);
    if (now.expected() != before.expected()) {
      voices.update(voices.value().expecting(now.expected()));
    }
    tellNames(out);
  }

  /** Every window is there: looks at all of them once more. */
  void complete(SpeakerOutput out) throws Exception {
    trackAll(HeldWindow.inOrder(copyOf(held.values())), out);
    numberVoicesBehindChannels(out);
    recluster(out);
    tellNames(out);
  }

  /** Only now, because nobody knows before which of the two come first. */
  private void numberVoicesBehindChannels(SpeakerOutput out) throws Exception {
    InterviewSpeakers now = speakers.value();
    if (now.hasChannels() && now.channelNumbers() == 0 && !windows.isEmpty()) {
      speakers.update(now.withVoicesBehindChannels());
      for (TrackedWindow window : windows.values()) {
        tell(tracker.turns(voices.value(), window), out);
      }
    }
  }

  private void trackAll(List<HeldWindow> next, SpeakerOutput out) throws Exception {
    for (HeldWindow window : next) {
      held.remove(window.turns().window());
      Tracked tracked = tracker.window(voices.value(), window.turns());
      windows.put(tracked.window().window(), tracked.window());
      voices.update(tracked.state());
      tell(tracked.turns(), out);
      if (tracker.isReclusteringDue(tracked.state())) {
        recluster(out);
        tellNames(out);
      }
    }
  }

  private void recluster(SpeakerOutput out) throws Exception {
    Reclustered all = tracker.recluster(voices.value(), windows.values());
    voices.update(all.state());
    for (WindowTurns changed : all.changed()) {
      tell(changed, out);
    }
  }

  private void tell(WindowTurns turns, SpeakerOutput out) throws Exception {
    String turnsFrom = streams.get(turns.window().stream()).turnsFrom();
    out.turns(turns.behind(speakers.value().channelNumbers()), turnsFrom);
  }

  private void tellNames(SpeakerOutput out) throws IOException {
    InterviewSpeakers now = speakers.value();
    NamedSpeakers named = now.named(voices.value(), similarity);
    if (!named.equals(now.told())) {
      speakers.update(now.withTold(named));
      out.names(named);
    }
  }

  /** Of streams whose voices are numbered: a channel has its number, and nobody waits for it. */
  private Map<String, Long> reachedMs() throws Exception {
    Map<String, Long> reached = new HashMap<>();
    for (Map.Entry<String, TrackedStream> stream : streams.entries()) {
      if (!SpeechWindow.CHANNEL.equals(stream.getValue().turnsFrom())) {
        reached.put(stream.getKey(), stream.getValue().reachedMs());
      }
    }
    return reached;
  }

  private static <T> List<T> copyOf(Iterable<T> values) {
    List<T> copy = new ArrayList<>();
    values.forEach(copy::add);
    return copy;
  }

  void clear() {
    speakers.clear();
    voices.clear();
    streams.clear();
    held.clear();
    windows.clear();
  }
}
