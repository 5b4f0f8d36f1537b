package io.colloquy.flink.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.schemas.AudioChunk;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets that are stamped when they arrive: a muted microphone keeps its media time. */
class JitteringClockTest {
  private static final int SAMPLES_PER_MS = Speech.RATE / 1_000;
  private static final int PACKET_MS = 20;
  private static final int MUTED_MS = 10 * 60_000;
  private static final int SAMPLES_OF_100_MS = 100 * SAMPLES_PER_MS;

  private static final int SOUNDING_AT = 10 * SAMPLES_OF_100_MS;

  private WindowingTask task;

  @BeforeEach
  void start() throws Exception {
    task = WindowingTask.quick(WindowingTask.settings());
  }

  @AfterEach
  void close() {
    task.close();
  }

  @ParameterizedTest(name = "seed {0}, {1} ms, evenly {2}")
  @CsvSource({"1, 10, false", "2, 10, true", "3, 20, false"})
  void speechBehindMinutesOfSilenceLiesWhereItWasSaid(long seed, int jitterMs, boolean evenly)
      throws Exception {
    short[] audio = new short[(MUTED_MS + 10_000) * SAMPLES_PER_MS];
    short[] speech = Speech.seconds(10);
    System.arraycopy(speech, 0, audio, MUTED_MS * SAMPLES_PER_MS, speech.length);
    Random random = new Random(seed);
    task.send(packets(audio, random, jitterMs, evenly));
    task.processingTimePasses(1_000_000);

    assertThat(task.deadLetters()).isEmpty();
    assertThat(task.windows()).as("seed %d", seed).isNotEmpty();
    SpeechWindow first = task.windows().get(0);
    long at = first.firstSample() + placeIn(first.audio(), speech) - SOUNDING_AT;
    assertThat(at - (long) MUTED_MS * SAMPLES_PER_MS)
        .as("seed %d: samples that speech is late", seed)
        .isBetween(-(long) SAMPLES_OF_100_MS, (long) SAMPLES_OF_100_MS);
  }

  /** Where in a window's audio the speech is that sounds for sure. */
  private static int placeIn(byte[] window, short[] speech) {
    byte[] sought =
        Speech.pcm(Arrays.copyOfRange(speech, SOUNDING_AT, SOUNDING_AT + SAMPLES_OF_100_MS));
    for (int at = 0; at + sought.length <= window.length; at += 2) {
      if (Arrays.equals(window, at, at + sought.length, sought, 0, sought.length)) {
        return at / 2;
      }
    }
    throw new AssertionError("The speech was changed");
  }

  private static List<AudioChunk> packets(
      short[] audio, Random random, int jitterMs, boolean evenly) {
    List<AudioChunk> packets = new ArrayList<>();
    int length = PACKET_MS * SAMPLES_PER_MS;
    for (int at = 0; at < audio.length; at += length) {
      double jitter =
          evenly ? random.nextDouble(-jitterMs, jitterMs) : jitterMs * random.nextGaussian();
      long stamp = Math.max(0, Math.round(at / SAMPLES_PER_MS + jitter));
      byte[] pcm = Speech.pcm(Arrays.copyOfRange(audio, at, at + length));
      packets.add(
          Records.chunk(packets.size(), stamp)
              .setPayload(ByteBuffer.wrap(pcm))
              .setLast(at + length == audio.length)
              .build());
    }
    return packets;
  }
}
