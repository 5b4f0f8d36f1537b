package io.colloquy.flink.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.audio.BlockResampler.Resampled;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockResamplerTest {

  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 22_050, 44_100, 48_000, 96_000, 7_919})
  void givesTheSameSamplesHoweverTheSourceIsCut(int rate) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int length = rate * 33 + random.nextInt(rate);
    short[][] source = {noisyTone(rate, length, random), noisyTone(rate, length, random)};
    short[][] whole = resample(rate, source, length, null);

    assertThat(whole[0]).as("seed %d", seed).hasSize((int) Math.round(length * 16_000.0 / rate));
    for (int ms : new int[] {20, 1_000, 7_000, 30_000}) {
      assertThat(resample(rate, source, rate / 1000 * ms, null))
          .as("%d ms, seed %d", ms, seed)
          .isDeepEqualTo(whole);
    }
    assertThat(resample(rate, source, rate, random)).as("seed %d", seed).isDeepEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 22_050, 44_100, 48_000})
  void agreesWithResamplingEverythingInOneCall(int rate) {
    short[] source = noisyTone(rate, rate * 10 + 77, new Random(5));

    short[] blocks = resample(rate, new short[][] {source}, 4_096, null)[0];
    short[] whole;
    try (SampleRateConverter converter = new SampleRateConverter(rate)) {
      whole = converter.convert(source);
    }

    for (int i = 0; i < blocks.length - 16; i++) {
      assertThat((int) blocks[i]).as("sample %d", i).isBetween(whole[i] - 2, whole[i] + 2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 44_100, 48_000, 192_000})
  void keepsASineASine(int rate) {
    short[] resampled =
        resample(rate, new short[][] {Recordings.sine(rate, 1_000, rate * 4)}, rate / 50, null)[0];
    short[] expected = Recordings.sine(16_000, 1_000, 64_000);

    for (int i = 100; i < resampled.length - 100; i++) {
      assertThat((int) resampled[i])
          .as("sample %d", i)
          .isBetween(expected[i] - 60, expected[i] + 60);
    }
  }

  @Test
  void passesAudioAt16KhzThroughAtOnce() {
    short[][] source = {{1, 2, 3}};
    Resampled resampled = new BlockResampler(16_000).accept(ResamplerState.initial(), source);

    assertThat(resampled.channels()).isDeepEqualTo(source);
    assertThat(resampled.next().length()).isZero();
  }

  @Test
  void keepsAtMostTwoSecondsAndAFifth() {
    BlockResampler resampler = new BlockResampler(8_000);
    ResamplerState state = ResamplerState.initial();
    for (int i = 0; i < 1_000; i++) {
      state = resampler.accept(state, new short[1][160]).next();
      assertThat(state.length()).isLessThanOrEqualTo(8_000 * 22 / 10);
    }
  }

  private static short[][] resample(int rate, short[][] source, int size, Random random) {
    BlockResampler resampler = new BlockResampler(rate);
    ResamplerState state = ResamplerState.initial();
    Samples all = new Samples(source.length);
    for (int at = 0; at < source[0].length; ) {
      int step = random == null ? size : 1 + random.nextInt(size);
      int to = Math.min(source[0].length, at + step);
      short[][] piece = new short[source.length][];
      for (int c = 0; c < piece.length; c++) {
        piece[c] = Arrays.copyOfRange(source[c], at, to);
      }
      Resampled resampled = resampler.accept(state, piece);
      state = resampled.next();
      all.append(resampled.channels());
      at = to;
    }
    all.append(resampler.flush(state).channels());
    return all.toArrays();
  }

  private static short[] noisyTone(int rate, int length, Random random) {
    short[] tone = Recordings.sine(rate, 200 + random.nextInt(1_000), length);
    for (int i = 0; i < length; i++) {
      tone[i] += (short) (random.nextGaussian() * 1_000);
    }
    return tone;
  }
}
