package io.colloquy.local.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.audio.AudioFormat;
import io.colloquy.flink.audio.Pcm;
import io.colloquy.flink.audio.PcmState;
import io.colloquy.flink.audio.PcmStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkCodecTest {

  @Test
  void pcmIsInterleavedLittleEndian() {
    byte[] bytes = ChunkCodec.PCM.encode(new short[][] {{0x0102, -2}, {0x0304, 5}});
    assertThat(bytes).containsExactly(2, 1, 4, 3, -2, -1, 5, 0);
  }

  @Test
  void mulawKnowsItsCornerValues() {
    assertThat(ChunkCodec.mulaw((short) 0)).isEqualTo((byte) 0xff);
    assertThat(ChunkCodec.mulaw((short) 32_767)).isEqualTo((byte) 0x80);
    assertThat(ChunkCodec.mulaw((short) -32_768)).isEqualTo((byte) 0x00);
  }

  @Test
  void theJobDecodesMulawToNearlyTheSameSamples() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    short[] samples = new short[16_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (random.nextGaussian() * 6_000);
    }
    byte[] bytes = ChunkCodec.MULAW.encode(new short[][] {samples});
    Pcm pcm = new PcmStream().accept(PcmState.initial(), AudioFormat.MULAW, 16_000, 1, bytes);
    short[] decoded = pcm.channels()[0];
    assertThat(decoded).as("seed %d", seed).hasSameSizeAs(samples);
    for (int i = 0; i < samples.length; i++) {
      assertThat((double) decoded[i])
          .as("seed %d, sample %d of value %d", seed, i, samples[i])
          .isBetween(samples[i] - tolerance(samples[i]), samples[i] + tolerance(samples[i]));
    }
  }

  /** Half a step of the segment: a 32nd of the value, and 4 near zero. */
  private static double tolerance(short sample) {
    return 8 + Math.abs(sample) / 30.0;
  }
}
