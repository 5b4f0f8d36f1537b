package io.colloquy.local.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkCutterTest {

  private static final int CHUNK = 320;

  @Test
  void anyBlocksGiveTheSameChunksWithoutLossOrHole() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    short[][] stereo = {samples(random, 16_123), samples(random, 16_123)};
    List<CutChunk> whole = cut(stereo, 16_123);
    List<CutChunk> pieces = cut(stereo, 1 + random.nextInt(700));
    assertThat(pieces).as("seed %d", seed).hasSameSizeAs(whole);
    long at = 0;
    for (int i = 0; i < pieces.size(); i++) {
      CutChunk chunk = pieces.get(i);
      assertThat(chunk.sequence()).isEqualTo(i);
      assertThat(chunk.firstSample()).isEqualTo(at);
      assertThat(chunk.last()).isEqualTo(i == pieces.size() - 1);
      for (int channel = 0; channel < 2; channel++) {
        short[] expected = Arrays.copyOfRange(stereo[channel], (int) at, (int) at + length(chunk));
        assertThat(chunk.channels()[channel]).as("seed %d, chunk %d", seed, i).isEqualTo(expected);
      }
      at += length(chunk);
    }
    assertThat(at).isEqualTo(16_123);
  }

  @Test
  void aRecordingOfWholeChunksEndsWithAFullLastChunk() throws Exception {
    List<CutChunk> chunks = cut(new short[][] {new short[3 * CHUNK]}, 1_000);
    assertThat(chunks).extracting(CutChunk::last).containsExactly(false, false, true);
    assertThat(chunks).allMatch(chunk -> length(chunk) == CHUNK);
    assertThat(chunks.get(2).startMs()).isEqualTo(40);
    assertThat(chunks.get(2).endMs()).isEqualTo(60);
  }

  @Test
  void aRecordingShorterThanAChunkIsOneChunk() throws Exception {
    List<CutChunk> chunks = cut(new short[][] {new short[7]}, 7);
    assertThat(chunks).hasSize(1).allMatch(CutChunk::last);
    assertThat(length(chunks.get(0))).isEqualTo(7);
  }

  private static List<CutChunk> cut(short[][] channels, int blockLength) throws Exception {
    List<CutChunk> chunks = new ArrayList<>();
    ChunkCutter cutter = new ChunkCutter(CHUNK, chunks::add);
    for (int from = 0; from < channels[0].length; from += blockLength) {
      int first = from;
      int end = Math.min(channels[0].length, from + blockLength);
      cutter.accept(
          Arrays.stream(channels)
              .map(channel -> Arrays.copyOfRange(channel, first, end))
              .toArray(short[][]::new));
    }
    cutter.finish();
    return chunks;
  }

  private static int length(CutChunk chunk) {
    return chunk.channels()[0].length;
  }

  private static short[] samples(Random random, int count) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) random.nextInt();
    }
    return samples;
  }
}
