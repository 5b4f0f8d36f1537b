package io.colloquy.bench.nonspeech;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.audio.AudioFile;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NonSpeechTest {
  private static final int SECONDS = 10;

  @ParameterizedTest
  @EnumSource
  void theSeedDecidesAboutEverySample(NonSpeech kind) {
    short[] samples = kind.samples(SECONDS, 7);
    assertThat(samples).hasSize(SECONDS * NonSpeech.SAMPLE_RATE);
    assertThat(kind.samples(SECONDS, 7)).isEqualTo(samples);
    assertThat(kind.samples(SECONDS, 8)).isNotEqualTo(samples);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SILENCE")
  void everySoundButSilenceIsHeardAndHardlyClipped(NonSpeech kind) {
    short[] samples = kind.samples(SECONDS, 1);
    double loudness =
        Math.sqrt(
            IntStream.range(0, samples.length)
                .mapToDouble(i -> Math.pow(samples[i] / (double) Short.MAX_VALUE, 2))
                .average()
                .orElseThrow());
    long clipped =
        IntStream.range(0, samples.length)
            .filter(i -> Math.abs(samples[i]) == Short.MAX_VALUE)
            .count();
    assertThat(loudness).isBetween(.002, .3);
    assertThat(clipped).isLessThan(samples.length / 100);
  }

  @Test
  void everyKindHasLittleOfSpeech() {
    for (NonSpeech kind : NonSpeech.values()) {
      assertThat(LetThrough.of(kind.samples(SECONDS, 1)).speechMs())
          .as(kind.label())
          .isLessThan(SECONDS * 1_000 / 10);
    }
  }

  @Test
  void aWavFileHoldsEverySample(@TempDir Path folder) throws Exception {
    short[] samples = NonSpeech.MUSIC.samples(1, 1);
    Path file = folder.resolve("music.wav");
    WavFile.write(file, samples);
    try (AudioFile read = AudioFile.open(file, AudioFile.Layout.MONO)) {
      assertThat(read.read()[0]).isEqualTo(samples);
    }
  }
}
