package io.colloquy.flink.window;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.NativeLibraries;
import io.colloquy.flink.StartTime;
import io.colloquy.flink.audio.PcmStream;
import io.colloquy.flink.audio.SileroVad;
import io.colloquy.flink.audio.SpeechDetector;
import io.colloquy.flink.read.DeadLetters;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.Recognition;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * The step {@code window-audio}: the only one that holds audio, and the only one that waits on a
 * clock. Chunks become speech windows and gaps; control events and clocks become signals.
 */
public final class WindowAudio extends KeyedProcessFunction<String, InterviewRecord, SpeechWindow> {
  /** Gaps, and the signals of an interview's life. */
  public static final OutputTag<Recognition> SIGNALS = new OutputTag<>("signals") {};

  private static final String NOT_BEGUN =
      "the interview has not begun: send audio or a BEGIN of it first";

  private final WindowingSettings settings;
  private final SerializableSupplier<SpeechDetector> detector;

  private transient WindowState state;
  private transient PcmStream pcmStream;
  private transient SpeechDetector vad;
  private transient StartTime start;
  private transient long chunkTakenAtMs;

  public WindowAudio(WindowingSettings settings) {
    this(settings, SileroVad::open);
  }

  WindowAudio(WindowingSettings settings, SerializableSupplier<SpeechDetector> detector) {
    this.settings = settings;
    this.detector = detector;
  }

  @Override
  public void open(OpenContext context) {
    NativeLibraries.OF_RECOGNIZING.require();
    start = new StartTime();
    state = WindowState.of(getRuntimeContext());
    pcmStream = new PcmStream();
    vad = detector.get();
  }

  @Override
  public void processElement(InterviewRecord record, Context context, Collector<SpeechWindow> out)
      throws Exception {
    InterviewMark mark = state.mark().value();
    InterviewLife life = state.life().value();
    if (record.isA(InterviewEventKind.DELETE)) {
      course(context, life == null ? InterviewLife.begunBy(record) : life, out).delete();
      return;
    }
    if (mark != null && !mark.admits(record.event())) {
      output(context, InterviewLife.begun(0, 0), out)
          .reject(record, mark.cause(), mark.reason(), null);
      return;
    }
    if (life == null && record.isA(InterviewEventKind.SPEAKERS)) {
      output(context, InterviewLife.begun(0, 0), out)
          .reject(record, DeadLetterCause.UNKNOWN_INTERVIEW, NOT_BEGUN, null);
      return;
    }
    if (life == null || life.isOlderThan(record.event())) {
      state.mark().clear();
      state.clear();
      life = InterviewLife.begunBy(record);
      output(context, life, out).begun();
    }
    if (life.isToldOfSpeakersBy(record.event())) {
      output(context, life, out).speakers(record);
    }
    InterviewCourse course = course(context, life, out);
    course.recordArrived();
    InterviewWindows windows = windows(context, life, out);
    if (record.chunk() != null) {
      windows.chunk(record);
    } else if (record.isA(InterviewEventKind.END)) {
      windows.end(record);
    }
    course.settle(windows, windows.areAtEnd());
    if (record.chunk() != null) {
      chunkTakenAtMs = now(context);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SpeechWindow> out)
      throws Exception {
    InterviewLife life = state.life().value();
    if (life == null) {
      InterviewMark mark = state.mark().value();
      if (mark != null && now(context) >= mark.expiresAtMs()) {
        state.mark().clear();
      }
      return;
    }
    InterviewCourse course = course(context, life, out);
    InterviewWindows windows = windows(context, life, out);
    if (context.timeDomain() == TimeDomain.EVENT_TIME) {
      windows.appendTime(context.timerService().currentWatermark());
      course.settle(windows, windows.areAtEnd());
    } else {
      course.timePassed(windows);
    }
  }

  private static long now(Context context) {
    return context.timerService().currentProcessingTime();
  }

  private InterviewCourse course(Context context, InterviewLife life, Collector<SpeechWindow> out) {
    long now = now(context);
    return new InterviewCourse(
        state,
        settings,
        life,
        context.timerService(),
        now,
        start.noted(now),
        chunkTakenAtMs,
        output(context, life, out));
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
