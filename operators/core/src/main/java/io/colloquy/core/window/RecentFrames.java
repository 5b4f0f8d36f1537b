package io.colloquy.core.window;

import java.util.Arrays;

/** The speech probabilities of a stream's last frames. */
final class RecentFrames {
  /** Frames on either side that smooth a probability before the quietest is chosen. */
  private static final int SMOOTHING = 3;

  private float[] probabilities;
  private int count;

  RecentFrames(float[] probabilities) {
    this.count = probabilities.length;
    this.probabilities = Arrays.copyOf(probabilities, Math.max(64, count));
  }

  void add(float probability) {
    if (count == probabilities.length) {
      probabilities = Arrays.copyOf(probabilities, 2 * count);
    }
    probabilities[count++] = probability;
  }

  void clear() {
    count = 0;
  }

  void keepLast(long frames) {
    int kept = (int) Math.min(count, frames);
    System.arraycopy(probabilities, count - kept, probabilities, 0, kept);
    count = kept;
  }

  float[] toArray() {
    return Arrays.copyOf(probabilities, count);
  }

  /**
   * The middle of the frame with the lowest smoothed probability, the last among equals.
   *
   * @param endSample where the last frame ends
   * @param earliest no earlier sample is chosen
   * @param latest no later sample is chosen
   */
  long quietestSample(long endSample, long earliest, long latest) {
    long firstMiddle = endSample - (long) count * WindowCutter.SAMPLES_PER_FRAME;
    firstMiddle += WindowCutter.SAMPLES_PER_FRAME / 2;
    long quietest = latest;
    float lowest = Float.MAX_VALUE;
    for (int frame = 0; frame < count; frame++) {
      long middle = firstMiddle + (long) frame * WindowCutter.SAMPLES_PER_FRAME;
      if (middle >= earliest && middle <= latest && smoothed(frame) <= lowest) {
        lowest = smoothed(frame);
        quietest = middle;
      }
    }
    return quietest;
  }

  private float smoothed(int frame) {
    int from = Math.max(0, frame - SMOOTHING);
    int to = Math.min(count, frame + SMOOTHING + 1);
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += probabilities[i];
    }
    return sum / (to - from);
  }
}
