package io.colloquy.core.window;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream into windows of speech, one frame of voice activity after the other.
 *
 * <p>A window opens with speech and closes after enough silence. One that grows too long is cut at
 * the quietest point of its later part: in the middle of the longest real pause, or else at the
 * least probable frame, where both windows keep an overlap. Cuts depend on the probabilities alone.
 *
 * <p>Not safe for use by several threads. {@link #state()} carries everything from one cutter to
 * the next.
 */
public final class WindowCutter {
  public static final int SAMPLES_PER_FRAME = 512;
  public static final int SAMPLES_PER_MS = 16;

  /**
   * Where a cutter stands.
   *
   * @param positionSample the sample after the last frame that was accepted
   * @param lowerBoundSample no window may start before it
   * @param overlapBeforeSamples what the open window shares with the one before
   * @param runStartSample where the running stretch of speech began; -1 in silence
   * @param speech the open window's speech so far; empty while none is open
   * @param probabilities the last frames, back to the start of the open window's speech
   */
  public record State(
      long positionSample,
      long lowerBoundSample,
      long overlapBeforeSamples,
      long runStartSample,
      List<SampleSpan> speech,
      float[] probabilities) {

    public State {
      speech = speech == null ? List.of() : List.copyOf(speech);
      probabilities = probabilities == null ? new float[0] : probabilities;
    }

    /** A stream's start, or the first sample after a gap. */
    public static State startingAt(long sample) {
      return new State(sample, sample, 0, -1, List.of(), new float[0]);
    }
  }

  private final WindowSettings settings;
  private final List<SampleSpan> speech;
  private final RecentFrames frames;
  private long position;
  private long lowerBound;
  private long overlapBefore;
  private long runStart;

  public WindowCutter(WindowSettings settings, State state) {
    this.settings = settings;
    this.speech = new ArrayList<>(state.speech());
    this.frames = new RecentFrames(state.probabilities());
    this.position = state.positionSample();
    this.lowerBound = state.lowerBoundSample();
    this.overlapBefore = state.overlapBeforeSamples();
    this.runStart = state.runStartSample();
  }

  /**
   * Takes the next frame of {@link #SAMPLES_PER_FRAME} samples.
   *
   * @param speechProbability from 0 to 1
   * @return the window which this frame decides; mostly none
   */
  public List<CutWindow> accept(float speechProbability) {
    if (!(speechProbability >= 0 && speechProbability <= 1)) {
      throw new IllegalArgumentException(
          "A speech probability lies between 0 and 1, not " + speechProbability + ".");
    }
    frames.add(speechProbability);
    long frameStart = position;
    position += SAMPLES_PER_FRAME;
    boolean speaking =
        speechProbability
            >= (runStart < 0 ? settings.speechThreshold() : settings.silenceThreshold());
    if (!speaking) {
      runStart = -1;
    } else if (runStart < 0) {
      runStart = frameStart;
    }
    if (speaking && position - runStart >= samples(settings.minimumSpeechMs())) {
      extendSpeech(position);
      return position > latestEnd() ? List.of(cut()) : List.of();
    }
    if (!speaking
        && isOpen()
        && position - speechEnd() >= samples(settings.closeAfterSilenceMs())) {
      return List.of(close(position - samples(settings.paddingMs())));
    }
    if (!speaking && !isOpen()) {
      frames.clear();
    }
    return List.of();
  }

  /**
   * Ends the stream, or its stretch before a gap. The cutter starts anew behind it.
   *
   * @param endSample the sample after the last; a rest shorter than a frame counts as the frame
   *     before it
   */
  public List<CutWindow> finish(long endSample) {
    if (endSample < position || endSample - position >= SAMPLES_PER_FRAME) {
      throw new IllegalArgumentException(
          "The stream ends less than a frame behind sample " + position + ", not at " + endSample);
    }
    List<CutWindow> windows = new ArrayList<>();
    if (isOpen() && speechEnd() == position) {
      extendSpeech(endSample);
      if (endSample > latestEnd()) {
        windows.add(cut());
      }
    }
    position = endSample;
    if (isOpen()) {
      windows.add(close(endSample));
    }
    frames.clear();
    runStart = -1;
    lowerBound = endSample;
    return windows;
  }

  /** Audio before this sample is in no later window. */
  public long firstNeededSample() {
    if (isOpen()) {
      return firstSample();
    }
    long speechMayStart = runStart < 0 ? position : runStart;
    return Math.max(lowerBound, speechMayStart - samples(settings.paddingMs()));
  }

  public State state() {
    return new State(position, lowerBound, overlapBefore, runStart, speech, frames.toArray());
  }

  private boolean isOpen() {
    return !speech.isEmpty();
  }

  private long speechEnd() {
    return speech.get(speech.size() - 1).endSample();
  }

  private long firstSample() {
    long padded = speech.get(0).firstSample() - samples(settings.paddingMs());
    return overlapBefore > 0 ? lowerBound : Math.max(lowerBound, padded);
  }

  private long latestEnd() {
    return firstSample() + samples(settings.maximumWindowMs());
  }

  private long earliestCut() {
    return firstSample() + samples(settings.earliestCutMs());
  }

  private void extendSpeech(long end) {
    int last = speech.size() - 1;
    if (last >= 0 && speech.get(last).endSample() > runStart) {
      speech.set(last, new SampleSpan(speech.get(last).firstSample(), end));
    } else {
      speech.add(new SampleSpan(runStart, end));
    }
  }

  private CutWindow close(long nextFirst) {
    long first = firstSample();
    long end = Math.min(speechEnd() + samples(settings.paddingMs()), position);
    end = Math.min(end, latestEnd());
    CutWindow window = window(first, end, 0, Math.max(end, nextFirst));
    speech.clear();
    frames.clear();
    lowerBound = end;
    overlapBefore = 0;
    return window;
  }

  private CutWindow cut() {
    SampleSpan pause = longestPause();
    return pause == null ? cutThroughSpeech() : cutInPause(pause);
  }

  private CutWindow cutInPause(SampleSpan pause) {
    long first = firstSample();
    long padding = samples(settings.paddingMs());
    long middle = pause.firstSample() + pause.samples() / 2;
    long end = Math.min(Math.min(pause.firstSample() + padding, middle), latestEnd());
    long next = Math.max(middle, pause.endSample() - padding);
    CutWindow window = window(first, end, 0, next);
    continueFrom(middle, 0);
    return window;
  }

  private CutWindow cutThroughSpeech() {
    long half = samples(settings.overlapMs()) / 2;
    long cut = frames.quietestSample(position, earliestCut(), latestEnd() - half);
    CutWindow window = window(firstSample(), cut + half, 2 * half, cut - half);
    continueFrom(cut - half, 2 * half);
    return window;
  }

  private CutWindow window(long first, long end, long overlapAfter, long nextFirst) {
    List<SampleSpan> inside = SpeechSpans.within(speech, first, end);
    return new CutWindow(first, end, overlapBefore, overlapAfter, nextFirst, inside);
  }

  private void continueFrom(long sample, long overlap) {
    List<SampleSpan> rest = SpeechSpans.within(speech, sample, Long.MAX_VALUE);
    speech.clear();
    speech.addAll(rest);
    lowerBound = sample;
    overlapBefore = overlap;
    frames.keepLast((position - sample) / SAMPLES_PER_FRAME + 1);
  }

  /** The longest pause for a clean cut in the window's later part, the last among equals. */
  private SampleSpan longestPause() {
    SampleSpan longest = null;
    for (int i = 1; i < speech.size(); i++) {
      SampleSpan pause = new SampleSpan(speech.get(i - 1).endSample(), speech.get(i).firstSample());
      boolean fits =
          pause.samples() >= samples(settings.cleanCutSilenceMs())
              && pause.firstSample() + pause.samples() / 2 >= earliestCut();
      if (fits && (longest == null || pause.samples() >= longest.samples())) {
        longest = pause;
      }
    }
    return longest;
  }

  private static long samples(int milliseconds) {
    return (long) milliseconds * SAMPLES_PER_MS;
  }
}
