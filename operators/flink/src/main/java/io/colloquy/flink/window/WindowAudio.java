package io.colloquy.flink.window;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.DeadLetters;
import io.colloquy.flink.NativeLibraries;
import io.colloquy.flink.audio.PcmStream;
import io.colloquy.flink.audio.SileroVad;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.Recognition;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The step {@code window-audio}: the only one that holds audio, and the only one that waits on a
 * clock. Chunks become speech windows and gaps; control events and clocks become signals.
 */
public final class WindowAudio extends KeyedProcessFunction<String, InterviewRecord, SpeechWindow> {
  /** Gaps, and the signals of an interview's life. */
  public static final OutputTag<Recognition> SIGNALS = new OutputTag<>("signals") {};

  private final WindowingSettings settings;

  private transient WindowState state;
  private transient PcmStream pcmStream;
  private transient SileroVad vad;
  private transient long startedAtMs;

  public WindowAudio(WindowingSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    NativeLibraries.require();
    state = WindowState.of(getRuntimeContext());
    pcmStream = new PcmStream();
    vad = SileroVad.open();
  }

  @Override
  public void processElement(InterviewRecord record, Context context, Collector<SpeechWindow> out)
      throws Exception {
    InterviewMark mark = state.mark().value();
    if (mark != null && !mark.admits(record.event())) {
      if (!record.isA(InterviewEventKind.DELETE)) {
        output(context, InterviewLife.begun(0, 0), out)
            .reject(record, mark.cause(), mark.reason(), null);
      }
      return;
    }
    InterviewLife life = state.life().value();
    if (record.isA(InterviewEventKind.DELETE)) {
      delete(life == null ? lifeOf(record) : life, context, out);
      return;
    }
    if (life == null || life.isOlderThan(record.event())) {
      state.mark().clear();
      state.clear();
      life = lifeOf(record);
      output(context, life, out).begun();
    }
    state.clock().update(clock().arrived(now(context)));
    InterviewWindows windows = windows(context, life, out);
    if (record.chunk() != null) {
      windows.chunk(record);
    } else if (record.isA(InterviewEventKind.END)) {
      windows.end(record.event().getLastSequences(), record.appendedAtMs());
    }
    settle(context, life, windows, windows.areAtEnd(), out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SpeechWindow> out)
      throws Exception {
    long now = now(context);
    InterviewLife life = state.life().value();
    if (life == null) {
      InterviewMark mark = state.mark().value();
      if (mark != null && now >= mark.expiresAtMs()) {
        state.mark().clear();
      }
      return;
    }
    InterviewWindows windows = windows(context, life, out);
    if (context.timeDomain() == TimeDomain.EVENT_TIME) {
      windows.appendTime(context.timerService().currentWatermark());
      settle(context, life, windows, windows.areAtEnd(), out);
      return;
    }
    InterviewClock clock = clock().withTimer(0);
    state.clock().update(clock);
    long quietMs = now - Math.max(clock.lastArrivalAtMs(), startedAtMs);
    if (windows.isReading()) {
      windows.readOn();
    } else if (life.ended() && now >= clock.closesAtMs()) {
      close(life, context, out);
      return;
    } else if (!life.ended() && quietMs >= settings.idleMs()) {
      windows.idle();
      settle(context, life, windows, true, out);
      return;
    } else if (quietMs >= settings.standstillMs()) {
      windows.standStill();
    }
    settle(context, life, windows, windows.areAtEnd(), out);
  }

  /** Tells that the interview ended, or did again after late audio, and sets the next timers. */
  private void settle(
      Context context,
      InterviewLife life,
      InterviewWindows windows,
      boolean atEnd,
      Collector<SpeechWindow> out)
      throws Exception {
    TimerService timers = context.timerService();
    long now = timers.currentProcessingTime();
    boolean endedBefore = life.ended();
    boolean ended = atEnd || endedBefore && !windows.hasAccepted();
    if (ended && (!endedBefore || windows.hasAccepted() || windows.hasFilled())) {
      output(context, life, out).ended(windows.windowCounts());
    }
    if (ended && !endedBefore) {
      state.clock().update(clock().closing(now + settings.textKeptMs()));
    }
    state.life().update(life.withEnded(ended));
    windows.nextDeadlineMs().ifPresent(timers::registerEventTimeTimer);
    InterviewClock clock = clock();
    long wakeAt = wakeAt(clock, ended, windows.isReading(), now);
    if (clock.timerAtMs() == 0 || wakeAt < clock.timerAtMs()) {
      timers.registerProcessingTimeTimer(wakeAt);
      state.clock().update(clock.withTimer(wakeAt));
    }
  }

  private long wakeAt(InterviewClock clock, boolean ended, boolean reading, long now) {
    if (reading) {
      return now + 1;
    }
    if (ended) {
      return clock.closesAtMs();
    }
    long quietSince = Math.max(clock.lastArrivalAtMs(), startedAtMs);
    long standsStillAt = quietSince + settings.standstillMs();
    return standsStillAt > now ? standsStillAt : quietSince + settings.idleMs();
  }

  /** Processing time; the first one that the task sees starts all bounds anew after a restore. */
  private long now(Context context) {
    long now = context.timerService().currentProcessingTime();
    if (startedAtMs == 0) {
      startedAtMs = now;
    }
    return now;
  }

  private void close(InterviewLife life, Context context, Collector<SpeechWindow> out)
      throws Exception {
    output(context, life, out).closed();
    mark(false, life, context);
  }

  private void delete(InterviewLife life, Context context, Collector<SpeechWindow> out)
      throws Exception {
    output(context, life, out).deleted();
    mark(true, life, context);
  }

  private void mark(boolean deleted, InterviewLife life, Context context) throws Exception {
    TimerService timers = context.timerService();
    long expiresAt = timers.currentProcessingTime() + settings.markKeptMs();
    state.clear();
    state.mark().update(InterviewMark.of(deleted, life, expiresAt));
    timers.registerProcessingTimeTimer(expiresAt);
  }

  private static InterviewLife lifeOf(InterviewRecord record) {
    int generation = record.event() == null ? 0 : record.event().getGeneration();
    return InterviewLife.begun(generation, record.interviewBeganAtMs());
  }

  private InterviewClock clock() throws Exception {
    InterviewClock known = state.clock().value();
    return known == null ? InterviewClock.NONE : known;
  }

  private InterviewWindows windows(
      Context context, InterviewLife life, Collector<SpeechWindow> out) {
    return new InterviewWindows(state, settings, pcmStream, vad, output(context, life, out));
  }

  private WindowOutput output(Context context, InterviewLife life, Collector<SpeechWindow> out) {
    return new WindowOutput(
        InterviewKey.parse(context.getCurrentKey()),
        life,
        settings,
        out::collect,
        signal -> context.output(SIGNALS, signal),
        letter -> context.output(DeadLetters.TAG, letter));
  }

  @Override
  public void close() {
    if (vad != null) {
      vad.close();
    }
  }
}
