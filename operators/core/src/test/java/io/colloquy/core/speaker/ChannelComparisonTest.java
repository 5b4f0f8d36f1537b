package io.colloquy.core.speaker;

import static io.colloquy.core.speaker.ChannelComparison.compare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelComparisonTest {
  private static final int RATE = 16_000;

  @ParameterizedTest(name = "gain {0}, later by {1} samples, noise {2}")
  @CsvSource({
    "1, 0, 0",
    "0.3, 0, 0",
    "-1, 0, 0",
    "1, 37, 0",
    "1, -160, 0",
    "0.8, 12, 200",
    "-0.5, 160, 100",
  })
  void knowsOneSignalTwice(double gain, int later, int noise) {
    short[] first = speech(1, 10);
    short[] second = changed(first, gain, later, noise);

    assertThat(compare(first, second)).isEqualTo(ChannelLikeness.COPY);
    assertThat(compare(second, first)).isEqualTo(ChannelLikeness.COPY);
  }

  @ParameterizedTest(name = "{0} s")
  @ValueSource(doubles = {0.25, 0.5, 1, 5})
  void knowsTwoPeople(double seconds) {
    short[] first = Arrays.copyOf(speech(1, 5), (int) (seconds * RATE));
    short[] second = Arrays.copyOf(speech(2, 5), first.length);

    assertThat(compare(first, second)).isEqualTo(ChannelLikeness.OWN);
    assertThat(compare(second, first)).isEqualTo(ChannelLikeness.OWN);
  }

  @Test
  void takesSoftCopyForEchoOnItsOwnSideOnly() {
    short[] talk = speech(1, 5);
    short[] echo = changed(talk, 0.1, 20, 0);

    assertThat(compare(echo, talk)).isEqualTo(ChannelLikeness.ECHO);
    assertThat(compare(talk, echo)).isEqualTo(ChannelLikeness.OWN);
  }

  @ParameterizedTest(name = "gain {0}")
  @ValueSource(doubles = {0.05, 0.12, 0.125, 0.13, 0.24, 0.25, 0.26, 1})
  void neitherChannelIsLeftOutForTheOther(double gain) {
    short[] talk = speech(1, 5);
    short[] soft = changed(talk, gain, 0, 0);
    short[] shorterTalk = Arrays.copyOf(talk, 4 * RATE);
    short[] shorterSoft = Arrays.copyOf(soft, 4 * RATE);

    assertThat(compare(talk, soft)).isNotEqualTo(ChannelLikeness.ECHO);
    if (compare(soft, talk) == ChannelLikeness.ECHO) {
      assertThat(compare(shorterTalk, shorterSoft)).isEqualTo(ChannelLikeness.OWN);
    }
  }

  @Test
  void hearsSpeechThroughEcho() {
    short[] talk = speech(1, 5);
    short[] answer = sum(speech(2, 5), changed(talk, 0.3, 20, 0));

    assertThat(compare(answer, talk)).isEqualTo(ChannelLikeness.OWN);
    assertThat(compare(talk, answer)).isEqualTo(ChannelLikeness.OWN);
  }

  @Test
  void silentChannelIsNoCopy() {
    assertThat(compare(speech(1, 5), new short[5 * RATE])).isEqualTo(ChannelLikeness.OWN);
  }

  @Test
  void oneSecondOfDifferenceInThirtyIsEnough() {
    short[] announcement = speech(3, 30);
    short[] answered = announcement.clone();
    System.arraycopy(speech(1, 1), 0, answered, 29 * RATE, RATE);

    assertThat(compare(announcement, answered)).isEqualTo(ChannelLikeness.OWN);
  }

  @Test
  void noiseOfPausesIsOfNoAccount() {
    short[] first = speech(1, 6);
    Arrays.fill(first, 2 * RATE, 4 * RATE, (short) 0);
    short[] second = changed(first, 1, 0, 60);

    assertThat(compare(first, second)).isEqualTo(ChannelLikeness.COPY);
  }

  @Test
  void comparesWhatIsShort() {
    assertThat(compare(new short[0], new short[0])).isEqualTo(ChannelLikeness.OWN);
    assertThat(compare(new short[] {9, 7}, new short[] {9, 7})).isEqualTo(ChannelLikeness.COPY);
    assertThat(compare(new short[] {900, 900}, new short[] {0, 0})).isEqualTo(ChannelLikeness.OWN);
  }

  @Test
  void refusesStretchesOfDifferentLength() {
    assertThatThrownBy(() -> compare(new short[3], new short[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 and 4");
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

  private static short[] sum(short[] first, short[] second) {
    short[] sum = new short[first.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (short) (first[i] + second[i]);
    }
    return sum;
  }
}
