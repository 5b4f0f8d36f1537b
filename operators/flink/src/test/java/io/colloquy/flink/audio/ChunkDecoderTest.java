package io.colloquy.flink.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import io.colloquy.flink.audio.AudioException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkDecoderTest {
  private static final int SECONDS_OF_RECORDING = 6;

  @Test
  void decodesInterleavedPcmIntoOneArrayPerChannel() throws AudioException {
    short[] left = {1, -2, 300, Short.MAX_VALUE};
    short[] right = {-1, 2, -300, Short.MIN_VALUE};

    short[][] decoded =
        Recordings.decode(AudioFormat.PCM_S16LE, 44_100, 2, List.of(Recordings.pcm(left, right)));

    assertThat(decoded).isDeepEqualTo(new short[][] {left, right});
  }

  @Test
  void decodesMuLawAsG711Defines() throws AudioException {
    byte[] all = new byte[256];
    short[] expected = new short[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
      int code = ~i;
      int magnitude = (((code & 0xF) << 3) + 132 << (code >> 4 & 7)) - 132;
      expected[i] = (short) ((code & 0x80) != 0 ? -magnitude : magnitude);
    }

    assertThat(Recordings.decode(AudioFormat.MULAW, 8000, 1, List.of(all)))
        .isDeepEqualTo(new short[][] {expected});
  }

  @Test
  void decodesFlacToTheSamplesThatItsEncoderHad() throws AudioException {
    short[][] decoded =
        Recordings.decode(AudioFormat.FLAC, 22_050, 2, List.of(Recordings.bytes(Recordings.FLAC)));

    assertThat(decoded).hasNumberOfRows(2);
    assertThat(decoded[0]).hasSize(22_050 * SECONDS_OF_RECORDING);
    assertThat(decoded[1]).hasSize(22_050 * SECONDS_OF_RECORDING);
    assertThat(energy(decoded[0])).isGreaterThan(100_000);
  }

  @ParameterizedTest
  @CsvSource({
    "VORBIS, vorbis-44k-stereo.ogg, 264600",
    "OPUS, opus-48k-stereo.ogg, 288000",
    "FLAC, flac-8k-mono.ogg, 32000"
  })
  void decodesOggToTheExactLengthOfItsSource(Codec codec, String name, int length)
      throws AudioException {
    ChunkDecoder decoder = new ChunkDecoder();
    GatheredSamples samples = new GatheredSamples();
    byte[] ogg = Recordings.bytes(name);
    DecoderState state =
        decoder.accept(DecoderState.initial(), AudioFormat.OGG, 0, 0, ogg, samples).next();

    assertThat(state.header().codec()).isEqualTo(codec);
    assertThat(samples.length()).isEqualTo(length);
    decoder.flush(state, samples);
    assertThat(samples.length()).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(strings = {Recordings.VORBIS, Recordings.OPUS})
  void decodesBothChannelsOfALossyStreamInTheirPlace(String name) throws AudioException {
    short[][] source =
        Recordings.stream(AudioFormat.FLAC, 0, 0, List.of(Recordings.bytes(Recordings.FLAC)));
    short[][] decoded = Recordings.stream(AudioFormat.OGG, 0, 0, List.of(Recordings.bytes(name)));

    assertThat(correlation(source[0], decoded[0])).isGreaterThan(0.9);
    assertThat(correlation(source[1], decoded[1])).isGreaterThan(0.9);
    assertThat(correlation(source[0], decoded[1])).isLessThan(0.3);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 97, 1_000, 20_000, 262_144})
  void decodesFlacAlikeHoweverItIsCut(int atMost) throws AudioException {
    assertSameHoweverCut(AudioFormat.FLAC, Recordings.bytes(Recordings.FLAC), atMost, 0);
    assertSameHoweverCut(AudioFormat.OGG, Recordings.bytes(Recordings.OGG_FLAC), atMost, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {97, 1_000, 20_000, 262_144})
  void decodesVorbisAndOpusNearlyAlikeHoweverTheyAreCut(int atMost) throws AudioException {
    assertSameHoweverCut(AudioFormat.OGG, Recordings.bytes(Recordings.VORBIS), atMost, 0);
    assertSameHoweverCut(AudioFormat.OGG, Recordings.bytes(Recordings.OPUS), atMost, 256);
  }

  @Test
  void decodesEveryKindOfWavAlikeHoweverItIsCut() throws AudioException {
    Random random = new Random(11);
    int[][] kinds = {{1, 8}, {1, 16}, {1, 24}, {1, 32}, {3, 32}, {6, 8}, {7, 8}};
    for (int[] kind : kinds) {
      byte[] data = new byte[kind[1] / 8 * 2 * 1_500];
      random.nextBytes(data);
      if (kind[0] == 3) {
        ByteBuffer floats = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        while (floats.hasRemaining()) {
          floats.putFloat(random.nextFloat() * 2.2f - 1.1f);
        }
      }
      byte[] wav = Recordings.wav(kind[0], kind[1], 16_000, 2, data);

      short[][] whole = assertSameHoweverCut(AudioFormat.WAV, wav, 50, 0);

      assertThat(whole[0]).as("tag %d, %d bits", kind[0], kind[1]).hasSize(1_500);
    }
  }

  @Test
  void takesChunksThatAreWholeFiles() throws AudioException {
    byte[] wav = Recordings.wav(1, 16, 8_000, 1, Recordings.pcm(Recordings.sine(8_000, 300, 800)));
    byte[] flac = Recordings.bytes(Recordings.FLAC);
    byte[] ogg = Recordings.bytes(Recordings.OPUS);

    assertThat(Recordings.decode(AudioFormat.WAV, 0, 0, List.of(wav, wav, wav))[0]).hasSize(2_400);
    assertThat(Recordings.decode(AudioFormat.FLAC, 0, 0, List.of(flac, flac))[0])
        .hasSize(2 * 22_050 * SECONDS_OF_RECORDING);
    assertThat(Recordings.decode(AudioFormat.OGG, 0, 0, List.of(ogg, ogg))[0])
        .hasSize(2 * 48_000 * SECONDS_OF_RECORDING);
  }

  @Test
  void goesOnIntoAChainedOggStreamWithinOneChunk() throws AudioException {
    byte[] ogg = Recordings.bytes(Recordings.VORBIS);

    short[][] decoded = Recordings.decode(AudioFormat.OGG, 0, 0, List.of(Bytes.concat(ogg, ogg)));

    assertThat(decoded[0]).hasSize(2 * 44_100 * SECONDS_OF_RECORDING);
  }

  @Test
  void mixesMoreThanTwoChannelsDownToOne() throws AudioException {
    short[] tone = Recordings.sine(16_000, 440, 1_600);

    short[][] decoded =
        Recordings.decode(
            AudioFormat.PCM_S16LE, 16_000, 3, List.of(Recordings.pcm(tone, tone, tone)));

    assertThat(decoded).hasNumberOfRows(1);
    assertThat(energy(decoded[0])).isGreaterThan(energy(tone) / 10);
  }

  @ParameterizedTest
  @CsvSource({"FLAC, flac-22k-stereo.flac", "OGG, vorbis-44k-stereo.ogg"})
  void replacesADamagedPacketBySilenceOfItsLength(AudioFormat format, String name)
      throws AudioException {
    byte[] sound = Recordings.bytes(name);
    byte[] damaged = sound.clone();
    for (int i = 0; i < 40; i++) {
      damaged[damaged.length / 2 + i] ^= (byte) 0x5A;
    }

    short[][] expected = Recordings.decode(format, 0, 0, List.of(sound));
    short[][] decoded = Recordings.decode(format, 0, 0, Recordings.cut(damaged, 7_000));

    assertThat(decoded[0]).hasSameSizeAs(expected[0]);
    assertThat(Arrays.copyOf(decoded[0], 22_050)).isEqualTo(Arrays.copyOf(expected[0], 22_050));
    assertThat(decoded[0]).isNotEqualTo(expected[0]);
  }

  @Test
  void givesWhatATruncatedFileHolds() throws AudioException {
    byte[] flac = Recordings.bytes(Recordings.FLAC);

    short[][] decoded =
        Recordings.decode(AudioFormat.FLAC, 0, 0, List.of(Arrays.copyOf(flac, flac.length / 2)));

    assertThat(decoded[0].length).isBetween(22_050, 22_050 * 5);
  }

  @Test
  void goesOnInTheMiddleOfAContainerBehindLostChunksAndTellsHowMuchIsMissing()
      throws AudioException {
    for (String name : List.of(Recordings.VORBIS, Recordings.OPUS, Recordings.OGG_FLAC)) {
      byte[] ogg = Recordings.bytes(name);
      List<byte[]> chunks = Recordings.cut(ogg, ogg.length / 6);
      ChunkDecoder decoder = new ChunkDecoder();
      short[][] whole = Recordings.decode(AudioFormat.OGG, 0, 0, List.of(ogg));
      DecoderState state = DecoderState.initial();
      GatheredSamples samples = new GatheredSamples();
      long skipped = 0;
      for (int i = 0; i < chunks.size(); i++) {
        if (i == 3) {
          state = decoder.interrupt(decoder.flush(state, new GatheredSamples()).next());
          continue;
        }
        Decoded decoded = decoder.accept(state, AudioFormat.OGG, 0, 0, chunks.get(i), samples);
        state = decoded.next();
        skipped += decoded.skipped();
      }
      assertThat(skipped).as(name).isPositive();
      assertThat(samples.length() + skipped).as(name).isEqualTo(whole[0].length);
    }
  }

  @Test
  void namesWhatIsWrongWithAChunk() {
    byte[] tone = Recordings.pcm(Recordings.sine(8_000, 300, 800));
    byte[] wav = Recordings.wav(1, 16, 8_000, 1, tone);
    byte[] text = "<!doctype html><p>no audio".getBytes(StandardCharsets.UTF_8);

    assertRefused(Reason.EMPTY, AudioFormat.FLAC, 0, 0, new byte[0]);
    assertRefused(Reason.UNKNOWN_CONTAINER, AudioFormat.OGG, 0, 0, text);
    assertRefused(Reason.UNSUPPORTED, AudioFormat.PCM_S16LE, 0, 1, tone);
    assertRefused(Reason.UNSUPPORTED, AudioFormat.PCM_S16LE, 400_000, 1, tone);
    assertRefused(Reason.UNSUPPORTED, AudioFormat.MULAW, 8_000, 0, tone);
    assertRefused(Reason.UNSUPPORTED, AudioFormat.MULAW, 8_000, 9, tone);
    assertRefused(Reason.UNSUPPORTED, AudioFormat.WAV, 0, 0, Recordings.wav(1, 16, 0, 1, tone));
    assertRefused(
        Reason.UNSUPPORTED, AudioFormat.WAV, 0, 0, Recordings.wav(0x11, 4, 8_000, 2, tone));
    assertRefused(Reason.CONTRADICTION, AudioFormat.PCM_S16LE, 8_000, 1, wav);
    assertRefused(Reason.CONTRADICTION, AudioFormat.OGG, 0, 0, wav);
    assertRefused(Reason.CONTRADICTION, AudioFormat.WAV, 16_000, 1, wav);
    assertRefused(Reason.CONTRADICTION, AudioFormat.WAV, 8_000, 2, wav);
    assertRefused(Reason.TOO_LONG, AudioFormat.MULAW, 8_000, 1, new byte[8_000 * 601]);
  }

  @Test
  void refusesAFewBytesThatDecodeToHours() throws AudioException {
    byte[] flac = Recordings.bytes(Recordings.OGG_FLAC);
    byte[] bomb = new byte[0];
    for (int i = 0; i < 200; i++) {
      bomb = Bytes.concat(bomb, flac);
    }
    byte[] hours = bomb;

    assertRefused(Reason.TOO_LONG, AudioFormat.OGG, 0, 0, hours);
  }

  @Test
  void saysThatAStreamEndedInsideItsHeader() throws AudioException {
    ChunkDecoder decoder = new ChunkDecoder();
    byte[] start = Arrays.copyOf(Recordings.bytes(Recordings.VORBIS), 100);
    GatheredSamples samples = new GatheredSamples();
    DecoderState state =
        decoder.accept(DecoderState.initial(), AudioFormat.OGG, 0, 0, start, samples).next();

    assertThatExceptionOfType(AudioException.class)
        .isThrownBy(() -> decoder.flush(state, samples))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TRUNCATED))
        .withMessageContaining("100 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {20_000, 400, 60})
  void survivesAnyDamage(int damagedBytes) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] names = {Recordings.FLAC, Recordings.VORBIS, Recordings.OPUS, Recordings.OGG_FLAC};
    for (int round = 0; round < 400; round++) {
      String name = names[round % names.length];
      byte[] bytes = Arrays.copyOf(Recordings.bytes(name), 20_000);
      int hits = 1 + random.nextInt(30);
      for (int i = 0; i < hits; i++) {
        bytes[random.nextInt(damagedBytes)] = (byte) random.nextInt(256);
      }
      if (random.nextBoolean()) {
        Recordings.correctChecksums(bytes);
      }
      AudioFormat format = name.endsWith("flac") ? AudioFormat.FLAC : AudioFormat.OGG;
      try {
        short[][] decoded =
            Recordings.decode(format, 0, 0, Recordings.cutAnywhere(bytes, 5_000, random));
        assertThat(decoded[0].length)
            .as("seed %d, round %d", seed, round)
            .isLessThan(48_000 * ChunkDecoder.MAX_SECONDS);
      } catch (AudioException e) {
        assertThat(e.reason())
            .as("seed %d, round %d: %s", seed, round, e.getMessage())
            .isNotEqualTo(Reason.EMPTY);
      } catch (RuntimeException poison) {
        fail("seed %d, round %d".formatted(seed, round), poison);
      }
    }
  }

  @Test
  void refusesAnOggHeaderThatIsNotWhereItsPageSays() {
    byte[] continued = Recordings.bytes(Recordings.OPUS);
    continued[5] |= 1;
    Recordings.correctChecksums(continued);
    byte[] endless = Arrays.copyOf(Recordings.bytes(Recordings.OPUS), 28 + 255);
    endless[26] = 1;
    endless[27] = (byte) 255;
    Recordings.correctChecksums(endless);

    assertRefused(Reason.BAD_HEADER, AudioFormat.OGG, 0, 0, continued);
    assertRefused(
        Reason.BAD_HEADER,
        AudioFormat.OGG,
        0,
        0,
        Bytes.concat(endless, "no page".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whateverAParserStumblesOverIsTheFaultOfThePayload() {
    assertThatExceptionOfType(AudioException.class)
        .isThrownBy(() -> Parsing.guarded(() -> List.of().get(0)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_HEADER))
        .withMessageContaining("IndexOutOfBounds");
  }

  private static void assertRefused(
      Reason reason, AudioFormat format, int sampleRate, int channels, byte[] payload) {
    assertThatExceptionOfType(AudioException.class)
        .isThrownBy(
            () ->
                new ChunkDecoder()
                    .accept(
                        DecoderState.initial(),
                        format,
                        sampleRate,
                        channels,
                        payload,
                        new GatheredSamples()))
        .satisfies(e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }

  private static short[][] assertSameHoweverCut(
      AudioFormat format, byte[] bytes, int atMost, int tolerance) throws AudioException {
    long seed = System.nanoTime();
    short[][] whole = Recordings.decode(format, 0, 0, List.of(bytes));
    List<byte[]> pieces = Recordings.cutAnywhere(bytes, atMost, new Random(seed));
    short[][] cut = Recordings.decode(format, 0, 0, pieces);
    assertThat(cut).as("seed %d", seed).hasSameDimensionsAs(whole);
    for (int c = 0; c < whole.length; c++) {
      int worst = 0;
      for (int i = 0; i < whole[c].length; i++) {
        worst = Math.max(worst, Math.abs(whole[c][i] - cut[c][i]));
      }
      assertThat(correlation(whole[c], cut[c])).as("seed %d", seed).isGreaterThan(0.9999);
      assertThat(worst).as("largest difference, seed %d", seed).isLessThanOrEqualTo(tolerance);
    }
    return whole;
  }

  private static double correlation(short[] first, short[] second) {
    double product = 0;
    for (int i = 0; i < Math.min(first.length, second.length); i++) {
      product += first[i] * (double) second[i];
    }
    return product
        / Math.sqrt(energy(first) * first.length)
        / Math.sqrt(energy(second) * second.length);
  }

  private static double energy(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += sample * (double) sample;
    }
    return sum / samples.length;
  }
}
