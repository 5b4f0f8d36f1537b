package io.colloquy.core.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepeatedAudioTest {
  private static final short[] AUDIO = noise(7, 100_000);
  private static final short[] KNOWN = Arrays.copyOf(AUDIO, 50_000);

  @Test
  void whatTheClockClaimsIsFoundToTheSample() {
    short[] chunk = Arrays.copyOfRange(AUDIO, 30_000, 100_000);
    assertThat(RepeatedAudio.samples(KNOWN, chunk, 20_000)).isEqualTo(20_000);
    assertThat(RepeatedAudio.samples(KNOWN, chunk, 20_015)).isEqualTo(20_000);
    assertThat(RepeatedAudio.samples(KNOWN, chunk, 19_985)).isEqualTo(20_000);
  }

  @Test
  void theEndOfItIsEnough() {
    short[] kept = Arrays.copyOfRange(KNOWN, 46_000, 50_000);
    short[] chunk = Arrays.copyOfRange(AUDIO, 30_000, 100_000);
    assertThat(RepeatedAudio.samples(kept, chunk, 20_000)).isEqualTo(20_000);
  }

  @Test
  void otherAudioIsNotRepeatedWhateverTheClockClaims() {
    assertThat(RepeatedAudio.samples(KNOWN, noise(8, 70_000), 20_000)).isZero();
    short[] next = Arrays.copyOfRange(AUDIO, 50_000, 100_000);
    assertThat(RepeatedAudio.samples(KNOWN, next, 20_000)).isZero();
  }

  @Test
  void whatCannotBeToldIsKept() {
    short[] chunk = Arrays.copyOfRange(AUDIO, 30_000, 100_000);
    assertThat(RepeatedAudio.samples(new short[0], chunk, 20_000)).isZero();
    assertThat(RepeatedAudio.samples(new short[50_000], new short[70_000], 20_000)).isZero();
    short[] nothingNew = Arrays.copyOfRange(AUDIO, 30_000, 50_000);
    assertThat(RepeatedAudio.samples(KNOWN, nothingNew, 20_000)).isZero();
  }

  private static short[] noise(long seed, int length) {
    Random random = new Random(seed);
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) (random.nextInt(4_000) - 2_000);
    }
    return samples;
  }
}
