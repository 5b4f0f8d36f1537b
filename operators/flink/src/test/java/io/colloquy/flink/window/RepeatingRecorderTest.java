package io.colloquy.flink.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.RecognitionKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A recorder whose chunks begin before the last one ended is heard like one that repeats nothing.
 */
class RepeatingRecorderTest {
  private static final short[] TALK = Speech.seconds(30);

  @TempDir Path directory;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void windowsAreThoseOfARecorderThatRepeatsNothing(long seed) throws Exception {
    Random random = new Random(seed);
    RepeatingRecorder recorder = RepeatingRecorder.of(random);
    List<AudioChunk> chunks = recorder.repeating();
    assertThat(windowsOf(recorder.disordered(chunks)))
        .as("seed %d: %s", seed, recorder)
        .isEqualTo(windowsOf(recorder.plain()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 100, 250, 5_000})
  void anyOverlapIsHeardOnceInAFileByReference(int overlapMs) throws Exception {
    try (WindowingTask task =
        WindowingTask.quick(WindowingTask.settings(directory.toUri().toString()))) {
      for (AudioChunk chunk : OverlappingChunks.of(TALK, overlapMs)) {
        Path file = Files.write(directory.resolve(chunk.getSequence() + ".pcm"), bytes(chunk));
        task.send(
            AudioChunk.newBuilder(chunk)
                .setPayload(null)
                .setReference(file.toUri().toString())
                .build());
        task.readFiles();
      }
      assertThat(task.deadLetters()).isEmpty();
      assertThat(described(task)).isEqualTo(windowsOf(Records.chunks(1_000, TALK)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLAC, flac, 16000, 0",
    "FLAC, flac, 16000, 5000",
    "FLAC, flac, 8000, 1260",
    "WAV, wav, 44100, 1260"
  })
  void chunksThatAreFilesEachAreHeardOnce(AudioCodec codec, String format, int rate, int overlapMs)
      throws Exception {
    List<AudioChunk> chunks = new ArrayList<>();
    for (AudioChunk chunk : OverlappingChunks.of(TALK, overlapMs)) {
      chunks.add(encoded(chunk, codec, rate, format));
    }
    AudioChunk whole = Records.withPayload(Records.chunks(30_000, TALK).get(0), Speech.pcm(TALK));
    assertThat(windowsOf(chunks))
        .isEqualTo(windowsOf(List.of(encoded(whole, codec, rate, format))));
  }

  @ParameterizedTest
  @CsvSource({"12k, 300", "12k, 2000", "24k, 1000", "64k, 5000"})
  void chunksThatWereEncodedByThemselvesAreHeardOnce(String bitRate, int overlapMs)
      throws Exception {
    List<AudioChunk> chunks = new ArrayList<>();
    for (AudioChunk chunk : OverlappingChunks.of(TALK, overlapMs)) {
      chunks.add(OverlappingChunks.opus(directory, chunk, bitRate));
    }
    try (WindowingTask task = WindowingTask.quick(WindowingTask.settings())) {
      task.send(chunks);
      assertThat(task.deadLetters()).isEmpty();
      List<SpeechWindow> windows = task.windows();
      assertThat(windows.get(windows.size() - 1).endSample())
          .isBetween(TALK.length - 2_000L, TALK.length + 200L);
    }
  }

  @Test
  void aChunkThatComesLateIsHeardBehindWhatItRepeats() throws Exception {
    List<AudioChunk> chunks = OverlappingChunks.of(TALK, 2_000);
    try (WindowingTask task = WindowingTask.quick(WindowingTask.settings())) {
      AudioChunk late = chunks.get(2);
      List<AudioChunk> others = new ArrayList<>(chunks);
      others.remove(late);
      task.send(others);
      task.appendTimePasses(20_000);
      assertThat(task.signals(RecognitionKind.GAP)).hasSize(1);
      task.send(late);
      assertThat(task.signals(RecognitionKind.GAP).get(1).getRemaining()).isEmpty();
      assertThat(task.windows()).anyMatch(window -> window.part() > 0);
      for (SpeechWindow window : task.windows()) {
        assertThat(window.audio())
            .as("%s", Speech.describe(window))
            .isEqualTo(Speech.bytes(TALK, window.firstSample(), window.endSample()));
      }
    }
  }

  @Test
  void aLostChunkIsNotMissedWhereOthersHoldAllOfIt() throws Exception {
    List<AudioChunk> chunks = new ArrayList<>(OverlappingChunks.of(TALK, 3_500));
    chunks.remove(3);
    try (WindowingTask task = WindowingTask.quick(WindowingTask.settings())) {
      task.send(chunks);
      task.appendTimePasses(20_000);
      assertThat(described(task)).isEqualTo(windowsOf(Records.chunks(1_000, TALK)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-4_900, -2_000, -60, 60, 2_000})
  void aClockThatStepsWithoutARepetitionLosesNothing(int stepMs) throws Exception {
    List<AudioChunk> chunks = new ArrayList<>(Records.chunks(5_000, TALK));
    chunks.replaceAll(
        chunk ->
            chunk.getSequence() < 2
                ? chunk
                : AudioChunk.newBuilder(chunk)
                    .setMediaStartMs(chunk.getMediaStartMs() + stepMs)
                    .build());
    assertThat(windowsOf(chunks)).isEqualTo(windowsOf(Records.chunks(1_000, TALK)));
  }

  private AudioChunk encoded(AudioChunk chunk, AudioCodec codec, int rate, String format)
      throws Exception {
    return OverlappingChunks.encoded(directory, chunk, codec, rate, "-f", format);
  }

  private static byte[] bytes(AudioChunk chunk) {
    return Payloads.bytes(chunk);
  }

  private static List<String> windowsOf(Collection<AudioChunk> chunks) throws Exception {
    try (WindowingTask task = WindowingTask.quick(WindowingTask.settings())) {
      task.send(chunks);
      assertThat(task.deadLetters()).isEmpty();
      assertThat(task.signals(RecognitionKind.GAP)).isEmpty();
      assertThat(task.windows()).isNotEmpty();
      return described(task);
    }
  }

  private static List<String> described(WindowingTask task) {
    return task.windows().stream()
        .map(window -> window.streamId() + " " + Speech.describe(window))
        .sorted()
        .toList();
  }
}
