package io.colloquy.core.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.colloquy.core.speaker.ChannelCorrelation.State;
import io.colloquy.core.speaker.ChannelCorrelation.Verdict;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelCorrelationTest {
  private static final int RATE = 8_000;
  private static final int LONGEST_SHIFT = 80;

  @ParameterizedTest(name = "gain {0}, later by {1} samples, noise {2}")
  @CsvSource({
    "1, 0, 0",
    "0.3, 0, 0",
    "-1, 0, 0",
    "1, 37, 0",
    "1, -80, 0",
    "0.8, 12, 200",
    "-0.5, 80, 100",
  })
  void knowsOneSignalTwice(double gain, int later, int noise) {
    short[] first = speech(1, 10);
    short[] second = changed(first, gain, later, noise);

    assertThat(hear(first, second, 160).verdict(5 * RATE)).isEqualTo(Verdict.SAME);
  }

  @Test
  void knowsTwoPeople() {
    ChannelCorrelation call = hear(speech(1, 10), speech(2, 10), 160);

    assertThat(call.verdict(5 * RATE)).isEqualTo(Verdict.DIFFERENT);
    assertThat(call.correlation()).isLessThan(0.2);
  }

  @Test
  void takesEchoForNoCopy() {
    short[] first = speech(1, 10);
    short[] second = speech(2, 10);
    short[] echo = changed(first, 0.3, 20, 0);
    for (int i = 0; i < second.length; i++) {
      second[i] += echo[i];
    }

    assertThat(hear(first, second, 160).verdict(5 * RATE)).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void takesSilentChannelForAnother() {
    ChannelCorrelation call = hear(speech(1, 10), new short[10 * RATE], 160);

    assertThat(call.verdict(5 * RATE)).isEqualTo(Verdict.DIFFERENT);
    assertThat(call.correlation()).isZero();
  }

  @Test
  void waitsUntilEnoughIsHeard() {
    assertThat(hear(speech(1, 4), speech(1, 4), 160).verdict(5 * RATE))
        .isEqualTo(Verdict.UNDECIDED);
    assertThat(hear(new short[60 * RATE], new short[60 * RATE], 160).verdict(5 * RATE))
        .as("silence tells nothing")
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void changesItsMindBehindAnAnnouncementOnBothChannels() {
    short[] announcement = speech(3, 6);
    ChannelCorrelation call = hear(announcement, announcement, 160);
    assertThat(call.verdict(5 * RATE)).isEqualTo(Verdict.SAME);

    call.add(speech(1, 10), speech(2, 10));

    assertThat(call.verdict(5 * RATE)).isEqualTo(Verdict.DIFFERENT);
  }

  @ParameterizedTest
  @CsvSource({"1", "79", "80", "81", "160", "1000", "80000"})
  void sizeOfBlocksIsOfNoAccount(int block) {
    short[] first = speech(1, 2);
    short[] second = changed(first, 0.5, 20, 2_000);

    assertThat(hear(first, second, block).correlation())
        .isCloseTo(hear(first, second, 16_000).correlation(), within(0.01));
  }

  @Test
  void goesOnFromItsState() {
    short[] first = speech(1, 4);
    short[] second = speech(2, 4);
    ChannelCorrelation whole = hear(first, second, 400);
    ChannelCorrelation half = hear(head(first), head(second), 400);

    ChannelCorrelation restored = new ChannelCorrelation(half.state());
    for (int i = first.length / 2; i < first.length; i += 400) {
      restored.add(Arrays.copyOfRange(first, i, i + 400), Arrays.copyOfRange(second, i, i + 400));
    }

    assertThat(restored.correlation()).isEqualTo(whole.correlation());
    assertThat(new ChannelCorrelation(new State(0, 0, 0, null, null, null)).correlation()).isZero();
  }

  @Test
  void refusesBlocksOfDifferentLength() {
    ChannelCorrelation call = new ChannelCorrelation(State.start(LONGEST_SHIFT));

    assertThatThrownBy(() -> call.add(new short[3], new short[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 and 4");
    assertThatThrownBy(() -> State.start(-1)).hasMessageContaining("-1");
  }

  private static ChannelCorrelation hear(short[] first, short[] second, int block) {
    ChannelCorrelation call = new ChannelCorrelation(State.start(LONGEST_SHIFT));
    for (int i = 0; i < first.length; i += block) {
      int end = Math.min(first.length, i + block);
      call.add(Arrays.copyOfRange(first, i, end), Arrays.copyOfRange(second, i, end));
    }
    return call;
  }

  private static short[] head(short[] signal) {
    return Arrays.copyOf(signal, signal.length / 2);
  }

  /** Noise through a resonance, louder and softer about four times a second. */
  private static short[] speech(int seed, int seconds) {
    Random random = new Random(seed);
    short[] signal = new short[seconds * RATE];
    double before = 0;
    double earlier = 0;
    for (int i = 0; i < signal.length; i++) {
      double loudness = 0.1 + Math.pow(Math.sin(i * Math.PI * 4 / RATE + seed), 2);
      double sample = 1.6 * before - 0.9 * earlier + random.nextGaussian();
      earlier = before;
      before = sample;
      signal[i] = (short) Math.max(-32_768, Math.min(32_767, 900 * loudness * sample));
    }
    return signal;
  }

  private static short[] changed(short[] signal, double gain, int later, int noise) {
    Random random = new Random(7);
    short[] changed = new short[signal.length];
    for (int i = 0; i < signal.length; i++) {
      int from = i - later;
      double sample = from >= 0 && from < signal.length ? gain * signal[from] : 0;
      changed[i] = (short) (sample + noise * random.nextGaussian());
    }
    return changed;
  }
}
