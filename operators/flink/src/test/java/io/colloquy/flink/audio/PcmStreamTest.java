package io.colloquy.flink.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcmStreamTest {

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 44_100})
  void givesTheSameSamplesForAnyChunkingOfTheSamePcm(int rate) throws AudioException {
    long seed = System.nanoTime();
    byte[] bytes =
        Recordings.pcm(Recordings.sine(rate, 440, rate * 32), Recordings.sine(rate, 90, rate * 32));
    short[][] whole = Recordings.stream(AudioFormat.PCM_S16LE, rate, 2, List.of(bytes));

    assertThat(whole[0]).hasSize(16_000 * 32);
    for (int ms : new int[] {20, 1_000, 7_000, 30_000}) {
      List<byte[]> chunks = Recordings.cut(bytes, rate / 1000 * ms * 4);
      assertThat(Recordings.stream(AudioFormat.PCM_S16LE, rate, 2, chunks))
          .as("%d ms", ms)
          .isDeepEqualTo(whole);
    }
    List<byte[]> chunks = Recordings.cutAnywhere(bytes, 50_000, new Random(seed));
    assertThat(Recordings.stream(AudioFormat.PCM_S16LE, rate, 2, chunks))
        .as("seed %d", seed)
        .isDeepEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {977, 262_144})
  void givesTheSameSamplesForAFileReadABlockAtATime(int block) throws AudioException {
    byte[] flac = Recordings.bytes(Recordings.FLAC);

    assertThat(Recordings.stream(AudioFormat.FLAC, 0, 0, Recordings.cut(flac, block)))
        .isDeepEqualTo(Recordings.stream(AudioFormat.FLAC, 22_050, 2, List.of(flac)));
  }

  @Test
  void givesEverythingBeforeLostChunksAndGoesOnBehindThem() throws AudioException {
    PcmStream stream = new PcmStream();
    byte[] second = Recordings.pcm(Recordings.sine(8_000, 300, 8_000));
    Pcm first = stream.accept(PcmState.initial(), AudioFormat.PCM_S16LE, 8_000, 1, second);

    Pcm before = stream.interrupt(first.next());
    Pcm behind = stream.accept(before.next(), AudioFormat.PCM_S16LE, 8_000, 1, second);
    Pcm tail = stream.flush(behind.next());

    assertThat(first.length() + before.length()).isEqualTo(16_000);
    assertThat(behind.length() + tail.length()).isEqualTo(16_000);
    assertThat(tail.channels()[0]).isEqualTo(before.channels()[0]);
  }

  @Test
  void tellsHowMuchOfAContainerIsMissingBehindLostChunks() throws AudioException {
    PcmStream stream = new PcmStream();
    List<byte[]> chunks = Recordings.cut(Recordings.bytes(Recordings.OGG_FLAC), 4_000);
    PcmState state = PcmState.initial();
    long total = 0;
    for (int i = 0; i < chunks.size(); i++) {
      Pcm pcm =
          i == 4
              ? stream.interrupt(state)
              : stream.accept(state, AudioFormat.OGG, 0, 0, chunks.get(i));
      state = pcm.next();
      total += pcm.skippedSamples() + pcm.length();
    }
    Pcm tail = stream.flush(state);
    total += tail.skippedSamples() + tail.length();

    assertThat(total).isCloseTo(4 * 16_000, within(2L));
  }

  @Test
  void holdsLittleStateWhateverTheLengthOfTheStream() throws AudioException {
    PcmStream stream = new PcmStream();
    for (String name : List.of(Recordings.VORBIS, Recordings.OPUS, Recordings.OGG_FLAC)) {
      PcmState state = PcmState.initial();
      byte[] ogg = Recordings.bytes(name);
      for (int round = 0; round < 5; round++) {
        for (byte[] chunk : Recordings.cut(ogg, 700)) {
          state = stream.accept(state, AudioFormat.OGG, 0, 0, chunk).next();
          DecoderState decoder = state.decoder();
          int bytes = decoder.rest().length + decoder.openPacket().length + decoder.warmUp().length;
          assertThat(bytes).as(name).isLessThan(100_000);
        }
      }
    }
  }

  @Test
  void freesWhatItTakesFromFfmpeg() throws Exception {
    PcmStream stream = new PcmStream();
    List<byte[]> pcm = Recordings.cut(Recordings.pcm(Recordings.sine(8_000, 300, 80_000)), 320);
    byte[] ogg = Recordings.bytes(Recordings.OPUS);
    long leastGrowth = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = residentBytes();
      run(stream, pcm, ogg, 4_000);
      leastGrowth = Math.min(leastGrowth, residentBytes() - before);
    }

    assertThat(leastGrowth)
        .as("growth in the calmest of five rounds: the heap grows in some, a leak in all")
        .isLessThan(8L << 20);
  }

  private static void run(PcmStream stream, List<byte[]> chunks, byte[] ogg, int calls)
      throws AudioException {
    PcmState state = PcmState.initial();
    for (int i = 0; i < calls; i++) {
      byte[] chunk = chunks.get(i % chunks.size());
      state = stream.accept(state, AudioFormat.PCM_S16LE, 8_000, 1, chunk).next();
      if (i % 100 == 0) {
        byte[] start = Arrays.copyOf(ogg, 12_000);
        stream.accept(PcmState.initial(), AudioFormat.OGG, 0, 0, start);
      }
    }
  }

  private static long residentBytes() throws IOException {
    System.gc();
    String statm = Files.readString(Path.of("/proc/self/statm"));
    return Long.parseLong(statm.split(" ")[1]) * 4096;
  }
}
