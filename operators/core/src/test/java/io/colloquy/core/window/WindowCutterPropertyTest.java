package io.colloquy.core.window;

import static io.colloquy.core.window.WindowCutter.SAMPLES_PER_FRAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WindowCutterPropertyTest {
  private static final long SECOND = 16_000;
  private static final WindowSettings SETTINGS = WindowSettings.defaults();

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void windowsCoverAllSpeechWithinTheirBounds(long seed) {
    Random random = new Random(seed);
    long start = random.nextInt(100_000);
    float[] probabilities = randomProbabilities(random);
    long end = start + (long) probabilities.length * SAMPLES_PER_FRAME + random.nextInt(512);

    List<CutWindow> windows = new ArrayList<>();
    WindowCutter cutter = new WindowCutter(SETTINGS, WindowCutter.State.startingAt(start));
    long position = start;
    long longestHeld = 0;
    for (float probability : probabilities) {
      long needed = cutter.firstNeededSample();
      List<CutWindow> decided = cutter.accept(probability);
      position += SAMPLES_PER_FRAME;
      for (CutWindow window : decided) {
        assertThat(window.firstSample()).isGreaterThanOrEqualTo(needed);
        assertThat(cutter.state().probabilities()).hasSizeLessThan(1_100);
      }
      longestHeld = Math.max(longestHeld, position - cutter.firstNeededSample());
      windows.addAll(decided);
    }
    windows.addAll(cutter.finish(end));

    assertThat(longestHeld).isLessThan(33 * SECOND);
    assertThat(windows).allSatisfy(window -> checkOne(window, start, end));
    for (int i = 1; i < windows.size(); i++) {
      checkNeighbours(windows.get(i - 1), windows.get(i));
    }
    for (SampleSpan speech : expectedSpeech(probabilities, start)) {
      assertThat(windows)
          .as("speech at %s", speech)
          .anyMatch(window -> window.firstSample() <= speech.firstSample())
          .anyMatch(window -> window.endSample() >= speech.endSample());
      assertThat(coveredSamples(windows, speech)).isEqualTo(speech.samples());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aCutterContinuedFromItsStateCutsTheSame(long seed) {
    Random random = new Random(seed);
    float[] probabilities = randomProbabilities(random);
    long end = (long) probabilities.length * SAMPLES_PER_FRAME;

    WindowCutter whole = new WindowCutter(SETTINGS, WindowCutter.State.startingAt(0));
    WindowCutter pieces = new WindowCutter(SETTINGS, WindowCutter.State.startingAt(0));
    List<CutWindow> expected = new ArrayList<>();
    List<CutWindow> actual = new ArrayList<>();
    for (float probability : probabilities) {
      expected.addAll(whole.accept(probability));
      actual.addAll(pieces.accept(probability));
      if (random.nextInt(10) == 0) {
        pieces = new WindowCutter(SETTINGS, pieces.state());
      }
    }
    expected.addAll(whole.finish(end));
    actual.addAll(pieces.finish(end));
    assertThat(actual).isEqualTo(expected);
  }

  private static void checkOne(CutWindow window, long start, long end) {
    assertThat(window.firstSample()).isGreaterThanOrEqualTo(start);
    assertThat(window.endSample()).isLessThanOrEqualTo(end);
    assertThat(window.samples()).isBetween(1L, 30 * SECOND);
    assertThat(window.speech()).isNotEmpty();
    assertThat(window.speechStartSample()).isGreaterThanOrEqualTo(window.firstSample());
    assertThat(window.speechEndSample()).isLessThanOrEqualTo(window.endSample());
  }

  private static void checkNeighbours(CutWindow before, CutWindow after) {
    long overlap = Math.max(0, before.endSample() - after.firstSample());
    assertThat(before.overlapAfterSamples()).isEqualTo(overlap);
    assertThat(after.overlapBeforeSamples()).isEqualTo(overlap);
    assertThat(overlap).isIn(0L, 3 * SECOND);
    assertThat(after.firstSample()).isGreaterThanOrEqualTo(before.nextFirstSample());
  }

  private static long coveredSamples(List<CutWindow> windows, SampleSpan speech) {
    long covered = 0;
    long reached = speech.firstSample();
    for (CutWindow window : windows) {
      long from = Math.max(reached, window.firstSample());
      long to = Math.min(speech.endSample(), window.endSample());
      if (from < to) {
        covered += to - from;
        reached = to;
      }
    }
    return covered;
  }

  /** The definition of speech, read off the whole stream at once. */
  private static List<SampleSpan> expectedSpeech(float[] probabilities, long start) {
    List<SampleSpan> spans = new ArrayList<>();
    int frame = 0;
    while (frame < probabilities.length) {
      int from = frame;
      if (probabilities[frame] >= 0.5f) {
        while (frame < probabilities.length && probabilities[frame] >= 0.35f) {
          frame++;
        }
        if (frame - from >= 3) {
          spans.add(new SampleSpan(start + from * 512L, start + frame * 512L));
        }
      } else {
        frame++;
      }
    }
    return spans;
  }

  /** Stretches of speech and pauses, from a few frames to a minute, of some two to six minutes. */
  private static float[] randomProbabilities(Random random) {
    float[] probabilities = new float[4_000 + random.nextInt(8_000)];
    int longest = 1 + random.nextInt(random.nextBoolean() ? 60 : 2_000);
    int frame = 0;
    boolean speech = random.nextBoolean();
    while (frame < probabilities.length) {
      int length = 1 + random.nextInt(speech ? longest : Math.min(longest, 90));
      float level = speech ? 0.85f : 0.15f;
      for (int i = 0; i < length && frame < probabilities.length; i++) {
        float noise = (float) random.nextGaussian() * 0.15f;
        probabilities[frame++] = Math.max(0, Math.min(1, level + noise));
      }
      speech = !speech;
    }
    return probabilities;
  }
}
