package io.colloquy.flink.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that ends before its container says keeps what it has; what it lacks is a gap. */
class TruncatedFileTest {
  private static final String FLAC = "speech-16k-mono.flac";
  private static final int SECONDS = 12;
  private static final int WAV_HEADER = 44;
  private static final long BYTES_PER_MS = 2 * Speech.RATE / 1000;

  @TempDir Path directory;
  private WindowingTask task;

  @BeforeEach
  void start() throws Exception {
    task = WindowingTask.start(WindowingTask.settings(directory.toUri().toString()));
  }

  @AfterEach
  void close() {
    task.close();
  }

  @Test
  void theMissingTailOfWavIsAGap() throws Exception {
    byte[] whole = wav(SECONDS * 1000 * BYTES_PER_MS);
    task.send(
        chunk(AudioCodec.WAV, 1, Arrays.copyOf(whole, WAV_HEADER + 7_000 * (int) BYTES_PER_MS)));
    assertThat(gaps()).containsExactly("mic 7000-12000 broken-audio");
    assertTruncationIsTold();
    assertThat(task.windows()).isNotEmpty();
    assertThat(task.signals(RecognitionKind.ENDED).get(0).getWindowCounts())
        .isEqualTo(Map.of(Records.STREAM, task.windows().size() + 1L));
  }

  @Test
  void theMissingTailOfFlacIsAGapUpToTheEndThatItStates() throws Exception {
    byte[] whole = Speech.resource(FLAC);
    task.send(chunk(AudioCodec.FLAC, 1, Arrays.copyOf(whole, whole.length / 2)));
    Recognition gap = onlyGap();
    assertThat(gap.getEndMs()).isEqualTo(lengthMs(whole));
    assertThat(gap.getStartMs()).isBetween(gap.getEndMs() / 3, gap.getEndMs() * 2 / 3);
    assertTruncationIsTold();
  }

  @Test
  void aFileByReferenceIsTreatedAlike() throws Exception {
    byte[] whole = Speech.resource(FLAC);
    Path file = directory.resolve("half.flac");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    task.send(
        Records.chunk(0, 0)
            .setCodec(AudioCodec.FLAC)
            .setReference(file.toUri().toString())
            .setLast(true)
            .build());
    task.readFiles();
    assertThat(onlyGap().getEndMs()).isEqualTo(lengthMs(whole));
    assertTruncationIsTold();
  }

  @Test
  void theTailOfStereoIsMissingOnBothChannels() throws Exception {
    byte[] whole = Speech.resource("flac-22k-stereo.flac");
    AudioChunk half = chunk(AudioCodec.FLAC, 2, Arrays.copyOf(whole, whole.length / 2));
    task.send(AudioChunk.newBuilder(half).setSampleRate(22_050).build());
    assertThat(task.signals(RecognitionKind.GAP))
        .extracting(Recognition::getStreamId)
        .containsExactly("mic:1", "mic:2");
  }

  @Test
  void oggDoesNotTellHowMuchIsMissing() throws Exception {
    byte[] whole = Speech.resource("flac-8k-mono.ogg");
    AudioChunk half = chunk(AudioCodec.OGG, 1, Arrays.copyOf(whole, whole.length / 2));
    task.send(AudioChunk.newBuilder(half).setSampleRate(8_000).build());
    assertThat(gaps()).isEmpty();
    assertTruncationIsTold();
  }

  @Test
  void wavOfUnknownLengthLacksNothing() throws Exception {
    for (long stated : new long[] {0, 0x7FFFF000L, 0xFFFFFFFFL}) {
      close();
      start();
      task.send(chunk(AudioCodec.WAV, 1, wav(stated)));
      assertThat(task.windows()).as("%x bytes stated", stated).isNotEmpty();
      assertThat(gaps()).as("%x bytes stated", stated).isEmpty();
      assertThat(task.deadLetters()).as("%x bytes stated", stated).isEmpty();
    }
  }

  private void assertTruncationIsTold() {
    assertThat(task.deadLetters()).hasSize(1);
    assertThat(task.deadLetters().get(0).getCause()).isEqualTo(DeadLetterCause.UNDECODABLE_AUDIO);
    assertThat(task.kinds()).endsWith(RecognitionKind.ENDED);
  }

  private Recognition onlyGap() {
    assertThat(gaps()).hasSize(1);
    return task.signals(RecognitionKind.GAP).get(0);
  }

  private List<String> gaps() {
    return task.signals(RecognitionKind.GAP).stream()
        .map(
            gap ->
                "%s %d-%d %s"
                    .formatted(
                        gap.getStreamId(), gap.getStartMs(), gap.getEndMs(), gap.getReason()))
        .toList();
  }

  /** What STREAMINFO states, in 36 bits at its 14th byte. */
  private static long lengthMs(byte[] flac) {
    long samples = ByteBuffer.wrap(flac).getLong(18) & (1L << 36) - 1;
    return samples * 1000 / Speech.RATE;
  }

  private static AudioChunk chunk(AudioCodec codec, int channels, byte[] bytes) {
    return Records.chunk(0, 0)
        .setCodec(codec)
        .setChannels(channels)
        .setPayload(ByteBuffer.wrap(bytes))
        .setLast(true)
        .build();
  }

  private static byte[] wav(long statedBytes) {
    byte[] samples = Speech.pcm(Speech.seconds(SECONDS));
    ByteBuffer wav =
        ByteBuffer.allocate(WAV_HEADER + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(Speech.RATE).putInt(2 * Speech.RATE);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) statedBytes);
    return wav.put(samples).array();
  }
}
