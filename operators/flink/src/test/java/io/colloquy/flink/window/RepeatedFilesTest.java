package io.colloquy.flink.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.audio.FlacParts;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.RecognitionKind;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recorder repeats is known again also where its first bytes are no audio yet. */
class RepeatedFilesTest {
  private static final short[] TALK = Speech.seconds(30);
  private static final int FRAME_MS = 100;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {100, 2_000, 5_000})
  void filesWithPaddingInTheirHeadersAreHeardOnce(int overlapMs) throws Exception {
    try (WindowingTask task = reading()) {
      for (AudioChunk chunk : OverlappingChunks.of(TALK, overlapMs)) {
        AudioChunk file =
            OverlappingChunks.encoded(directory, chunk, AudioCodec.FLAC, Speech.RATE, "-f", "flac");
        assertThat(FlacParts.of(Payloads.bytes(file)).header()).hasSizeGreaterThan(8_192);
        read(task, file);
      }
      assertThat(task.deadLetters()).isEmpty();
      assertThat(described(task)).isEqualTo(heard(Records.chunks(1_000, TALK)));
    }
  }

  @ParameterizedTest
  @CsvSource({"64k, 5000", "256k, 2000"})
  void filesOfWhichABlockHoldsLittleAudioAreHeardOnce(String bitRate, int overlapMs)
      throws Exception {
    try (WindowingTask task = reading()) {
      for (AudioChunk chunk : OverlappingChunks.of(TALK, overlapMs)) {
        read(task, OverlappingChunks.opus(directory, chunk, bitRate));
      }
      assertThat(task.deadLetters()).isEmpty();
      List<SpeechWindow> windows = task.windows();
      assertThat(windows.get(windows.size() - 1).endSample())
          .isBetween(TALK.length - 2_000L, TALK.length + 200L);
    }
  }

  @Test
  void chunksOfOneFrameAreHeardOnce() throws Exception {
    FlacParts flac = frames();
    List<AudioChunk> chunks = new ArrayList<>();
    for (int frame = 0; frame < flac.frames().size(); frame++) {
      chunks.add(chunk(chunks.size(), frame, frame == 0 ? flac.header() : new byte[0], flac));
      if (chunks.size() == 100 || chunks.size() == 200) {
        frame -= 20;
      }
    }
    assertThat(heard(chunks)).isEqualTo(heard(Records.chunks(1_000, TALK)));
  }

  @Test
  void aHeaderThatIsAChunkOfItsOwnDoesNotHideWhatIsRepeated() throws Exception {
    FlacParts flac = frames();
    List<AudioChunk> chunks = new ArrayList<>();
    for (int begin = 0; begin < flac.frames().size(); begin += 80) {
      AudioChunk header = chunk(chunks.size(), begin, flac.header(), flac);
      chunks.add(Records.withPayload(header, flac.header()));
      ByteArrayOutputStream audio = new ByteArrayOutputStream();
      int end = Math.min(begin + 100, flac.frames().size());
      flac.frames().subList(begin, end).forEach(audio::writeBytes);
      AudioChunk frames = chunk(chunks.size(), begin, new byte[0], flac);
      chunks.add(Records.withPayload(frames, audio.toByteArray()));
    }
    assertThat(heard(chunks)).isEqualTo(heard(Records.chunks(1_000, TALK)));
  }

  private FlacParts frames() throws Exception {
    AudioChunk whole = Records.withPayload(Records.chunk(0, 0).build(), Speech.pcm(TALK));
    String samples = "" + FRAME_MS * Speech.RATE / 1_000;
    AudioChunk flac =
        OverlappingChunks.encoded(
            directory, whole, AudioCodec.FLAC, Speech.RATE, "-frame_size", samples, "-f", "flac");
    FlacParts parts = FlacParts.of(Payloads.bytes(flac));
    assertThat(parts.frames()).hasSize(TALK.length / (FRAME_MS * Speech.RATE / 1_000));
    return parts;
  }

  private static AudioChunk chunk(int sequence, int frame, byte[] before, FlacParts flac) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.writeBytes(before);
    payload.writeBytes(flac.frames().get(frame));
    AudioChunk chunk = Records.chunk(sequence, (long) frame * FRAME_MS).build();
    chunk.setCodec(AudioCodec.FLAC);
    return Records.withPayload(chunk, payload.toByteArray());
  }

  private WindowingTask reading() throws Exception {
    return WindowingTask.quick(WindowingTask.settings(directory.toUri().toString()));
  }

  private void read(WindowingTask task, AudioChunk chunk) throws Exception {
    Path file = directory.resolve("file" + chunk.getSequence());
    Files.write(file, Payloads.bytes(chunk));
    task.send(
        AudioChunk.newBuilder(chunk)
            .setPayload(null)
            .setReference(file.toUri().toString())
            .build());
    task.readFiles();
  }

  private static List<String> heard(List<AudioChunk> chunks) throws Exception {
    try (WindowingTask task = WindowingTask.quick(WindowingTask.settings())) {
      task.send(chunks);
      task.processingTimePasses(1_000_000);
      assertThat(task.deadLetters()).isEmpty();
      assertThat(task.signals(RecognitionKind.GAP)).isEmpty();
      return described(task);
    }
  }

  private static List<String> described(WindowingTask task) {
    return task.windows().stream().map(Speech::describe).toList();
  }
}
