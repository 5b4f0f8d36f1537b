package io.colloquy.flink.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.colloquy.flink.audio.AudioException.Reason;
import io.colloquy.flink.audio.AudioFile.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioFileTest {
  @TempDir Path folder;

  @Test
  void readsTheSamplesThatAStreamOfTheSameFileGives() throws Exception {
    byte[] flac = Recordings.bytes(Recordings.FLAC);

    short[][] read = read(file("talk.flac", flac), Layout.CHANNELS);

    assertThat(read).isDeepEqualTo(Recordings.stream(AudioFormat.FLAC, 0, 0, List.of(flac)));
  }

  @Test
  void readsEveryFormatInFull() throws Exception {
    for (String name : List.of(Recordings.VORBIS, Recordings.OPUS)) {
      short[][] read = read(file(name, Recordings.bytes(name)), Layout.CHANNELS);

      assertThat(read).as(name).hasNumberOfRows(2);
      assertThat(read[1].length).as(name).isBetween(95_800, 96_200);
    }
  }

  @Test
  void mixesDownToMonoOnRequest() throws Exception {
    short[] tone = Recordings.sine(44_100, 440, 44_100);
    byte[] wav = Recordings.wav(1, 16, 44_100, 2, Recordings.pcm(tone, new short[44_100]));

    short[][] read = read(file("call.wav", wav), Layout.MONO);

    assertThat(read).hasNumberOfRows(1);
    assertThat(read[0]).hasSize(16_000);
    assertThat((int) read[0][8_009]).isNotZero();
  }

  @Test
  void readsABlockAtATime() throws Exception {
    byte[] wav = Recordings.wav(1, 16, 8_000, 1, new byte[8_000 * 2 * 30]);
    try (AudioFile file = AudioFile.open(file("long.wav", wav), Layout.MONO)) {
      assertThat(file.statedDurationMs()).isEqualTo(30_000);
      assertThat(file.read()[0].length).isLessThanOrEqualTo(32_000);
    }
  }

  @Test
  void namesWhatIsWrongWithAFile() throws Exception {
    byte[] flac = Recordings.bytes(Recordings.FLAC);

    assertRefused(Reason.UNREADABLE, folder.resolve("none.wav"), "does not exist");
    assertRefused(Reason.UNREADABLE, folder, "is a directory");
    assertRefused(
        Reason.UNKNOWN_CONTAINER, file("notes.txt", "hello, hello".getBytes()), "no audio file");
    assertRefused(Reason.UNKNOWN_CONTAINER, file("empty.wav", new byte[0]), "empty.wav");
    assertRefused(Reason.TRUNCATED, file("cut.flac", Arrays.copyOf(flac, 9_000)), "truncated");
  }

  @Test
  void readsWhatATruncatedFileHoldsAndTellsWhatItLacks() throws Exception {
    byte[] flac = Recordings.bytes(Recordings.FLAC);
    Path whole = file("whole.flac", flac);
    Path half = file("half.flac", Arrays.copyOf(flac, flac.length / 2));
    int length = read(half, Layout.MONO)[0].length;

    assertThat(length).isBetween(16_000, 80_000);
    assertThat(missingMs(half)).isBetween(6_000 - length / 16 - 100L, 6_000 - length / 16 + 100L);
    assertThat(missingMs(whole)).isZero();
  }

  @Test
  void opensNothingBesidesTheFileItself() throws Exception {
    Path playlist = file("list.m3u8", "#EXTM3U\n#EXTINF:9,\nhttp://localhost:9/a.ts\n".getBytes());

    assertRefused(Reason.UNKNOWN_CONTAINER, playlist, "list.m3u8");
  }

  @Test
  void refusesReadsAfterClose() throws Exception {
    AudioFile file =
        AudioFile.open(file("talk.flac", Recordings.bytes(Recordings.FLAC)), Layout.MONO);
    file.close();
    file.close();

    assertThatIllegalStateException().isThrownBy(file::read).withMessageContaining("talk.flac");
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static short[][] read(Path path, Layout layout) throws AudioException {
    try (AudioFile file = AudioFile.open(path, layout)) {
      Samples all = new Samples(file.channels());
      for (short[][] block = file.read(); block != null; block = file.read()) {
        all.append(block);
      }
      return all.toArrays();
    }
  }

  private static long missingMs(Path path) throws AudioException {
    try (AudioFile file = AudioFile.open(path, Layout.MONO)) {
      while (file.read() != null) {
        continue;
      }
      return file.missingMs();
    }
  }

  private static void assertRefused(Reason reason, Path path, String words) {
    assertThatExceptionOfType(AudioException.class)
        .isThrownBy(() -> read(path, Layout.MONO))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .withMessageContaining(words)
        .withMessageContaining(path.getFileName().toString());
  }
}
