package io.colloquy.local.transcribe;

import io.colloquy.core.window.CutWindow;
import io.colloquy.core.window.WindowCutter;
import io.colloquy.core.window.WindowSettings;
import io.colloquy.flink.audio.SileroVad;
import io.colloquy.flink.audio.VadResult;
import io.colloquy.flink.audio.VadState;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts one channel of a recording into the windows of speech that the job cuts, from any blocks of
 * its samples. Keeps no more audio than the next window needs.
 */
public final class SpeechCutter {

  /** Takes each window as soon as it is decided. */
  @FunctionalInterface
  public interface WindowConsumer {

    /**
     * A window was cut.
     *
     * @param samples its samples, signed 16 bit at 16 kHz
     */
    void accept(CutWindow window, short[] samples);
  }

  private static final int FIRST_CAPACITY = 60 * SileroVad.RATE;

  private final SileroVad vad;
  private final WindowConsumer windows;
  private final WindowCutter cutter =
      new WindowCutter(WindowSettings.defaults(), WindowCutter.State.startingAt(0));
  private VadState vadState = VadState.initial();
  private short[] kept = new short[FIRST_CAPACITY];
  private long firstKept;
  private long heard;
  private long end;

  /**
   * @param vad stays open; may be shared with other channels of the same thread
   */
  public SpeechCutter(SileroVad vad, WindowConsumer windows) {
    this.vad = vad;
    this.windows = windows;
  }

  /** Takes the channel's next samples. */
  public void accept(short[] samples) {
    keep(samples);
    int frames = (int) ((end - heard) / SileroVad.FRAME);
    long heardNext = heard + (long) frames * SileroVad.FRAME;
    VadResult result = vad.accept(vadState, samples(heard, heardNext));
    vadState = result.next();
    heard = heardNext;
    for (float probability : result.probabilities()) {
      hand(cutter.accept(probability));
    }
    forget(cutter.firstNeededSample());
  }

  /** Ends the channel: cuts what is left. Nothing may follow. */
  public void finish() {
    hand(cutter.finish(end));
  }

  private void hand(List<CutWindow> cut) {
    for (CutWindow window : cut) {
      windows.accept(window, samples(window.firstSample(), window.endSample()));
    }
  }

  private short[] samples(long first, long until) {
    return Arrays.copyOfRange(kept, (int) (first - firstKept), (int) (until - firstKept));
  }

  private void keep(short[] samples) {
    int used = (int) (end - firstKept);
    if (used + samples.length > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(2 * kept.length, used + samples.length));
    }
    System.arraycopy(samples, 0, kept, used, samples.length);
    end += samples.length;
  }

  private void forget(long before) {
    long first = Math.min(before, heard);
    if (first > firstKept) {
      System.arraycopy(kept, (int) (first - firstKept), kept, 0, (int) (end - first));
      firstKept = first;
    }
  }
}
