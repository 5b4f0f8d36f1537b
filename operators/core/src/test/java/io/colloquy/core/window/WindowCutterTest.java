package io.colloquy.core.window;

import static io.colloquy.core.window.WindowCutter.SAMPLES_PER_FRAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowCutterTest {
  private static final long SECOND = 16_000;
  private static final long PADDING = 3_200;

  private final List<CutWindow> windows = new ArrayList<>();
  private WindowCutter cutter =
      new WindowCutter(WindowSettings.defaults(), WindowCutter.State.startingAt(0));
  private long position;

  @Test
  void silenceGivesNoWindow() {
    hear(2_000, 0.1f);
    finish();
    assertThat(windows).isEmpty();
  }

  @Test
  void aClickIsNoSpeech() {
    hear(50, 0);
    hear(2, 0.9f);
    hear(50, 0);
    finish();
    assertThat(windows).isEmpty();
  }

  @Test
  void aWindowKeepsPaddingAroundItsSpeech() {
    hear(100, 0);
    hear(50, 0.9f);
    hear(100, 0);
    assertThat(windows).hasSize(1);
    CutWindow window = windows.get(0);
    assertThat(window.speech()).containsExactly(new SampleSpan(frame(100), frame(150)));
    assertThat(window.firstSample()).isEqualTo(frame(100) - PADDING);
    assertThat(window.endSample()).isEqualTo(frame(150) + PADDING);
    assertThat(window.speechSamples()).isEqualTo(frame(50));
  }

  @Test
  void paddingEndsAtTheStreamsBounds() {
    hear(10, 0.9f);
    position += 100;
    windows.addAll(cutter.finish(position));
    assertThat(windows).hasSize(1);
    assertThat(windows.get(0).firstSample()).isZero();
    assertThat(windows.get(0).endSample()).isEqualTo(frame(10) + 100);
  }

  @Test
  void aWindowClosesAfterTwoSecondsOfSilenceAndTellsHowFarItIsQuiet() {
    hear(30, 0.9f);
    hear(62, 0.1f);
    assertThat(windows).isEmpty();
    hear(1, 0.1f);
    assertThat(windows).hasSize(1);
    assertThat(windows.get(0).nextFirstSample()).isEqualTo(frame(93) - PADDING);
    assertThat(cutter.firstNeededSample()).isEqualTo(frame(93) - PADDING);
  }

  @Test
  void speechLastsUntilItFallsBelowTheLowerThreshold() {
    hear(10, 0.6f);
    hear(10, 0.4f);
    hear(10, 0.3f);
    hear(10, 0.4f);
    finish();
    assertThat(windows.get(0).speech()).containsExactly(new SampleSpan(0, frame(20)));
  }

  @Test
  void longSpeechIsCutInTheMiddleOfTheLongestLatePause() {
    hear(640, 0.9f);
    hear(10, 0);
    hear(60, 0.9f);
    hear(20, 0);
    hear(60, 0.9f);
    hear(20, 0);
    hear(200, 0.9f);
    finish();
    assertThat(windows).hasSize(2);
    long middle = frame(640 + 10 + 60 + 20 + 60 + 10);
    assertThat(windows.get(0).endSample()).isEqualTo(middle - frame(10) + PADDING);
    assertThat(windows.get(1).firstSample()).isEqualTo(middle + frame(10) - PADDING);
    assertThat(windows.get(0).overlapAfterSamples()).isZero();
    assertThat(windows.get(1).overlapBeforeSamples()).isZero();
    assertThat(windows.get(0).nextFirstSample()).isEqualTo(windows.get(1).firstSample());
  }

  @Test
  void speechWithoutPauseIsCutAtItsQuietestFrameWithAnOverlap() {
    hear(800, 0.9f);
    hear(1, 0.5f);
    hear(300, 0.9f);
    finish();
    assertThat(windows).hasSize(2);
    long first = windows.get(1).firstSample();
    long end = windows.get(0).endSample();
    assertThat(end - first).isEqualTo(3 * SECOND);
    assertThat(windows.get(0).overlapAfterSamples()).isEqualTo(3 * SECOND);
    assertThat(windows.get(1).overlapBeforeSamples()).isEqualTo(3 * SECOND);
    assertThat(windows.get(0).nextFirstSample()).isEqualTo(first);
    assertThat((first + end) / 2).isBetween(frame(797), frame(804));
  }

  @Test
  void theRestShorterThanAFrameNeverMakesAWindowTooLong() {
    hear(937, 0.9f);
    position += 511;
    windows.addAll(cutter.finish(position));
    assertThat(windows).hasSize(2);
    assertThat(windows.get(1).endSample()).isEqualTo(position);
    assertThat(windows).allMatch(window -> window.samples() <= 30 * SECOND);
  }

  @Test
  void afterTheEndTheCutterStandsAtIt() {
    hear(20, 0.9f);
    finish();
    assertThat(cutter.state())
        .usingRecursiveComparison()
        .isEqualTo(WindowCutter.State.startingAt(position));
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    assertThatThrownBy(() -> cutter.accept(Float.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void anEndFarFromTheLastFrameIsRefused() {
    hear(3, 0);
    assertThatThrownBy(() -> cutter.finish(position + 512))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2048");
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    assertThatThrownBy(() -> new WindowSettings(0.3f, 0.5f, 96, 200, 2000, 30000, 20000, 300, 3000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("thresholds");
  }

  private void hear(int frames, float probability) {
    for (int i = 0; i < frames; i++) {
      windows.addAll(cutter.accept(probability));
      position += SAMPLES_PER_FRAME;
    }
  }

  private void finish() {
    windows.addAll(cutter.finish(position));
  }

  private static long frame(int frame) {
    return (long) frame * SAMPLES_PER_FRAME;
  }
}
