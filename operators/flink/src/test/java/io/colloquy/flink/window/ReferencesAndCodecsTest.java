package io.colloquy.flink.window;

import static io.colloquy.flink.window.Records.chunks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.colloquy.flink.audio.SilentFlac;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Audio that lies in a file or in a codec. */
class ReferencesAndCodecsTest {
  @TempDir Path directory;

  @Test
  void aFileGivesTheWindowsOfItsChunksAndIsReadABlockAtATime() throws Exception {
    short[] talk = Speech.seconds(60);
    Path file = Files.write(directory.resolve("talk.pcm"), Speech.pcm(talk));
    try (WindowingTask task = allowing();
        WindowingTask chunked = WindowingTask.start()) {
      task.send(reference(file.toUri().toString()));
      assertThat(task.windows()).isEmpty();
      task.processingTimePasses(1);
      assertThat(task.secondsOfAudio()).isLessThan(5);
      task.readFiles();
      chunked.send(chunks(1000, talk));
      assertThat(task.windows())
          .extracting(SpeechWindow::firstSample)
          .containsExactlyElementsOf(
              chunked.windows().stream().map(SpeechWindow::firstSample).toList());
      assertThat(task.windows())
          .extracting(SpeechWindow::audio)
          .containsExactlyElementsOf(chunked.windows().stream().map(SpeechWindow::audio).toList());
      assertThat(task.kinds()).containsExactly(RecognitionKind.BEGUN, RecognitionKind.ENDED);
    }
  }

  @Test
  void aFileThatComesLateFillsItsGap() throws Exception {
    short[] talk = Speech.seconds(20);
    Path file =
        Files.write(
            directory.resolve("late.pcm"), Speech.bytes(talk, 5 * Speech.RATE, 10 * Speech.RATE));
    try (WindowingTask task = allowing()) {
      List<AudioChunk> chunks = chunks(5_000, talk);
      task.send(List.of(chunks.get(0), chunks.get(2), chunks.get(3)));
      task.appendTimePasses(20_000);
      AudioChunk late =
          AudioChunk.newBuilder(chunks.get(1)).setPayload(null).setReference("file:/etc/x").build();
      task.send(late);
      task.send(AudioChunk.newBuilder(late).setReference(file.toUri().toString()).build());
      assertThat(task.deadLetters()).hasSize(1);
      assertThat(task.signals(RecognitionKind.GAP)).hasSize(2);
      assertThat(task.signals(RecognitionKind.GAP).get(1).getRemaining()).isEmpty();
      List<SpeechWindow> parts = task.windows().stream().filter(w -> w.part() > 0).toList();
      assertThat(parts).isNotEmpty();
      for (SpeechWindow part : parts) {
        assertThat(part.audio())
            .isEqualTo(Speech.bytes(talk, part.firstSample(), part.endSample()));
      }
    }
  }

  @Test
  void halfAnHourOfDigitalSilenceInAFileThatComesLateFillsItsGap() throws Exception {
    int frameMs = 512;
    int frames = 30 * 60 * 1_000 / frameMs;
    Path file = directory.resolve("silence.flac");
    Files.write(file, SilentFlac.stereo(8_000, 4_096, frames));
    byte[] seconds = SilentFlac.stereo(8_000, 4_096, 10);
    try (WindowingTask task = allowing()) {
      AudioChunk first = encoded(0, AudioCodec.FLAC, 8_000, 2, seconds, false);
      AudioChunk third =
          AudioChunk.newBuilder(encoded(2, AudioCodec.FLAC, 8_000, 2, seconds, false))
              .setMediaStartMs((10L + frames) * frameMs)
              .build();
      task.send(List.of(first, third));
      task.appendTimePasses(20_000);
      task.send(
          AudioChunk.newBuilder(encoded(1, AudioCodec.FLAC, 8_000, 2, seconds, false))
              .setMediaStartMs(10L * frameMs)
              .setPayload(null)
              .setReference(file.toUri().toString())
              .build());
      assertThat(task.deadLetters()).isEmpty();
      List<Recognition> gaps = task.signals(RecognitionKind.GAP);
      assertThat(gaps).isNotEmpty();
      assertThat(gaps.get(gaps.size() - 1).getRemaining()).isEmpty();
    }
  }

  @Test
  void whatIsMissingBehindAFileIsGivenUpOnceTheFileIsRead() throws Exception {
    Path file = Files.write(directory.resolve("talk.pcm"), Speech.pcm(Speech.seconds(20)));
    try (WindowingTask task = allowing()) {
      String reference = file.toUri().toString();
      task.send(AudioChunk.newBuilder(reference(reference)).setLast(false).build());
      task.send(Records.end(Map.of(Records.STREAM, 1L)));
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> task.appendTimePasses(60_000));
      assertThat(task.signals(RecognitionKind.GAP)).isEmpty();
      task.readFiles();
      assertThat(task.signals(RecognitionKind.GAP)).hasSize(1);
      assertThat(task.signals(RecognitionKind.GAP).get(0).getStartMs()).isEqualTo(20_000);
      assertThat(task.kinds()).endsWith(RecognitionKind.ENDED);
    }
  }

  @Test
  void filesOutsideOfTheAllowedDirectoriesAreRefused() throws Exception {
    Path secret =
        Files.write(directory.resolveSibling(directory.getFileName() + "-x"), new byte[4]);
    for (String reference :
        List.of(
            "file:/etc/passwd",
            directory.toUri() + "../" + secret.getFileName(),
            directory.toUri() + "x?/../../" + secret.getFileName(),
            directory.toUri() + "x#/../../" + secret.getFileName(),
            directory.toUri() + "..\\" + secret.getFileName(),
            secret.toUri().toString(),
            "no uri at all")) {
      try (WindowingTask task = allowing()) {
        task.send(reference(reference));
        task.readFiles();
        assertThat(task.deadLetters()).as(reference).hasSize(1);
        assertThat(task.deadLetters().get(0).getCause()).isEqualTo(DeadLetterCause.INVALID_FIELD);
        assertThat(task.deadLetters().get(0).getReference()).isEqualTo(reference);
        assertThat(task.windows()).isEmpty();
        assertThat(task.kinds()).endsWith(RecognitionKind.ENDED);
      }
    }
    Files.delete(secret);
  }

  @Test
  void aMissingOrEmptyFileBecomesADeadLetterAndTheInterviewEnds() throws Exception {
    Path empty = Files.write(directory.resolve("empty.pcm"), new byte[0]);
    for (Path file : List.of(empty, directory.resolve("missing.pcm"))) {
      try (WindowingTask task = allowing()) {
        task.send(reference(file.toUri().toString()));
        task.readFiles();
        assertThat(task.deadLetters()).as("%s", file).hasSize(1);
        assertThat(task.deadLetters().get(0).getCause())
            .isEqualTo(DeadLetterCause.UNDECODABLE_AUDIO);
        assertThat(task.deadLetters().get(0).getReason()).contains(file.getFileName().toString());
        assertThat(task.kinds()).endsWith(RecognitionKind.ENDED);
      }
    }
  }

  @Test
  void aFileThatComesLateAndCannotBeReadMayBeSentAgain() throws Exception {
    short[] talk = Speech.seconds(15);
    byte[] missing = Speech.bytes(talk, 5 * Speech.RATE, 10 * Speech.RATE);
    String file = troubled(Files.write(directory.resolve("late.pcm"), missing));
    try (WindowingTask task = allowing(troubled(directory))) {
      List<AudioChunk> chunks = chunks(5_000, talk);
      task.send(List.of(chunks.get(0), chunks.get(2)));
      task.appendTimePasses(20_000);
      AudioChunk late =
          AudioChunk.newBuilder(chunks.get(1)).setPayload(null).setReference(file).build();
      TroubledFiles.deny(true);
      task.send(late);
      assertThat(task.deadLetters()).hasSize(1);
      assertThat(task.deadLetters().get(0).getReason()).contains(file, "AccessDeniedException");
      TroubledFiles.deny(false);
      task.send(late);
      assertThat(task.deadLetters()).hasSize(1);
      assertThat(task.windows()).anyMatch(window -> window.part() > 0);
    } finally {
      TroubledFiles.deny(false);
    }
  }

  @Test
  void aFileThatIsThereWhenItsOnlyChunkComesAgainIsHeardWhole() throws Exception {
    Path file = directory.resolve("talk.pcm");
    try (WindowingTask task = allowing();
        WindowingTask undisturbed = allowing()) {
      task.send(reference(file.toUri().toString()));
      task.readFiles();
      assertThat(task.deadLetters()).hasSize(1);
      assertThat(task.kinds()).endsWith(RecognitionKind.ENDED);
      Files.write(file, Speech.pcm(Speech.seconds(60)));
      for (WindowingTask each : List.of(task, undisturbed)) {
        each.send(reference(file.toUri().toString()));
        each.readFiles();
      }
      assertThat(task.deadLetters()).hasSize(1);
      assertThat(task.windows().stream().map(Speech::describe))
          .containsExactlyElementsOf(undisturbed.windows().stream().map(Speech::describe).toList());
      assertThat(task.signals(RecognitionKind.ENDED)).hasSize(2);
    }
  }

  @Test
  void aLongFileThatComesLateAtTheEndIsHeardWholeABlockAtATime() throws Exception {
    short[] talk = Speech.seconds(60);
    byte[] behind = Speech.bytes(talk, 5 * Speech.RATE, talk.length);
    Path file = Files.write(directory.resolve("late.pcm"), behind);
    try (WindowingTask task = allowing()) {
      task.send(chunks(5_000, talk).get(0));
      task.send(Records.end(Map.of(Records.STREAM, 1L)));
      task.appendTimePasses(20_000);
      task.send(
          Records.chunk(1, 5_000).setReference(file.toUri().toString()).setLast(true).build());
      assertThat(task.windows()).allMatch(window -> window.endSample() <= 12 * Speech.RATE);
      task.readFiles();
      assertThat(task.deadLetters()).isEmpty();
      assertThat(task.windows())
          .allSatisfy(
              window ->
                  assertThat(window.audio())
                      .isEqualTo(Speech.bytes(talk, window.firstSample(), window.endSample())))
          .anyMatch(window -> window.endSample() > 59L * Speech.RATE);
      assertThat(task.signals(RecognitionKind.GAP)).hasSize(2);
      assertThat(task.kinds()).endsWith(RecognitionKind.ENDED);
      assertThat(task.secondsOfAudio()).isZero();
    }
  }

  @Test
  void aFileThatComesLateAndFailsHalfWayIsNotHeardTwice() throws Exception {
    short[] talk = Speech.seconds(30);
    byte[] missing = Speech.bytes(talk, 5 * Speech.RATE, 25 * Speech.RATE);
    String file = troubled(Files.write(directory.resolve("late.pcm"), missing));
    try (WindowingTask task = allowing(troubled(directory))) {
      List<AudioChunk> chunks = chunks(5_000, talk);
      AudioChunk behind = AudioChunk.newBuilder(chunks.get(5)).setSequence(2).build();
      task.send(List.of(chunks.get(0), behind));
      task.appendTimePasses(20_000);
      AudioChunk late =
          AudioChunk.newBuilder(chunks.get(1)).setPayload(null).setReference(file).build();
      TroubledFiles.denyAfter(5);
      task.send(late);
      assertThat(task.deadLetters()).hasSize(1);
      assertThat(task.deadLetters().get(0).getReason())
          .contains(file, "AccessDeniedException", "heard in part");
      List<Recognition> gaps = task.signals(RecognitionKind.GAP);
      long heardMs = 5_000 + 5 * ReferencedAudio.BLOCK_BYTES * 1_000L / (2 * Speech.RATE);
      assertThat(gaps.get(gaps.size() - 1).getRemaining())
          .containsExactly(new MediaSpan(heardMs, 25_000L));
      int windows = task.windows().size();
      TroubledFiles.deny(false);
      task.send(late);
      task.appendTimePasses(20_000);
      assertThat(task.windows()).hasSize(windows);
      assertThat(task.deadLetters()).hasSize(1);
    } finally {
      TroubledFiles.deny(false);
    }
  }

  @Test
  void ofAFileThatFailsForGoodHalfWayTheRestIsToBeSentAsAStreamOfItsOwn() throws Exception {
    Path file = Files.write(directory.resolve("talk.pcm"), Speech.pcm(Speech.seconds(60)));
    try (WindowingTask task = allowing(troubled(directory))) {
      TroubledFiles.denyAfter(3);
      task.send(reference(troubled(file)));
      secondsPass(task, 700);
      assertThat(task.deadLetters()).hasSize(1);
      assertThat(task.deadLetters().get(0).getReason())
          .contains("ten minutes", "send the rest of it as a stream of its own")
          .doesNotContain("send the chunk again");
    } finally {
      TroubledFiles.deny(false);
    }
  }

  @Test
  void whatIsThereButCannotBeOpenedIsTriedAgain() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("folder.pcm"));
    try (WindowingTask task = allowing()) {
      task.send(reference(folder.toUri().toString()));
      secondsPass(task, 540);
      assertThat(task.deadLetters()).isEmpty();
      secondsPass(task, 120);
      assertThat(task.deadLetters()).hasSize(1);
      assertThat(task.deadLetters().get(0).getReason()).contains("ten minutes");
    }
  }

  @Test
  void aFileThatNobodyMayReadHoldsNoOtherUpAndIsGivenUpAfterTenMinutes() throws Exception {
    Path file = Files.write(directory.resolve("talk.pcm"), Speech.pcm(Speech.seconds(60)));
    try (WindowingTask task = allowing(troubled(directory), directory.toUri().toString())) {
      TroubledFiles.deny(true);
      task.send(reference(troubled(file)));
      AudioChunk other = reference(file.toUri().toString());
      task.send(AudioChunk.newBuilder(other).setStreamId("other").build());
      task.readFiles();
      assertThat(task.windows()).extracting(SpeechWindow::streamId).containsOnly("other");
      secondsPass(task, 540);
      assertThat(task.deadLetters()).isEmpty();
      secondsPass(task, 120);
      assertThat(task.deadLetters()).hasSize(1);
      assertThat(task.deadLetters().get(0).getCause()).isEqualTo(DeadLetterCause.UNDECODABLE_AUDIO);
      assertThat(task.deadLetters().get(0).getReason())
          .contains(troubled(file), "ten minutes", "AccessDeniedException");
      assertThat(task.kinds()).endsWith(RecognitionKind.ENDED);
    } finally {
      TroubledFiles.deny(false);
    }
  }

  @Test
  void aFileThatCanBeReadAgainIsReadOn() throws Exception {
    Path file = Files.write(directory.resolve("talk.pcm"), Speech.pcm(Speech.seconds(60)));
    try (WindowingTask task = allowing(troubled(directory));
        WindowingTask undisturbed = allowing(directory.toUri().toString())) {
      undisturbed.send(reference(file.toUri().toString()));
      undisturbed.readFiles();
      task.send(reference(troubled(file)));
      task.processingTimePasses(3);
      TroubledFiles.deny(true);
      secondsPass(task, 120);
      TroubledFiles.deny(false);
      secondsPass(task, 60);
      task.readFiles();
      assertThat(task.deadLetters()).isEmpty();
      assertThat(task.windows())
          .extracting(SpeechWindow::audio)
          .containsExactlyElementsOf(
              undisturbed.windows().stream().map(SpeechWindow::audio).toList());
      assertThat(task.kinds()).endsWith(RecognitionKind.ENDED);
    } finally {
      TroubledFiles.deny(false);
    }
  }

  private static void secondsPass(WindowingTask task, int seconds) throws Exception {
    for (int i = 0; i < seconds; i++) {
      task.processingTimePasses(1_000);
    }
  }

  private static String troubled(Path file) {
    return TroubledFiles.SCHEME + ":" + file;
  }

  @Test
  void halfAnHourOfDigitalSilenceInAFileIsNoFault() throws Exception {
    Path file = directory.resolve("silence.flac");
    Files.write(file, SilentFlac.stereo(8_000, 4_096, 30 * 60 * 8_000 / 4_096));
    try (WindowingTask task = allowing()) {
      task.send(
          Records.chunk(0, 0)
              .setCodec(AudioCodec.FLAC)
              .setSampleRate(8_000)
              .setChannels(2)
              .setReference(file.toUri().toString())
              .setLast(true)
              .build());
      task.readFiles();
      assertThat(task.deadLetters()).isEmpty();
      assertThat(task.signals(RecognitionKind.GAP)).isEmpty();
      assertThat(task.kinds()).endsWith(RecognitionKind.ENDED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLAC, speech-16k-mono.flac, 16000, 1",
    "FLAC, flac-22k-stereo.flac, 22050, 2",
    "OGG, flac-8k-mono.ogg, 8000, 1",
    "OGG, opus-48k-stereo.ogg, 48000, 2",
    "OGG, vorbis-44k-stereo.ogg, 44100, 2"
  })
  void containersCutAtAnyByteBecomeWindows(
      AudioCodec codec, String name, int sampleRate, int channels) throws Exception {
    byte[] file = Speech.resource(name);
    try (WindowingTask task = WindowingTask.start()) {
      int pieces = 7;
      int length = file.length / pieces + 1;
      for (int i = 0; i < pieces; i++) {
        int from = i * length;
        byte[] piece = Arrays.copyOfRange(file, from, Math.min(file.length, from + length));
        task.send(encoded(i, codec, sampleRate, channels, piece, i == pieces - 1));
      }
      assertThat(task.deadLetters()).isEmpty();
      assertThat(task.signals(RecognitionKind.GAP)).isEmpty();
      assertThat(task.windows()).isNotEmpty();
      assertThat(task.kinds()).endsWith(RecognitionKind.ENDED);
    }
  }

  @Test
  void telephoneAudioBecomesWindows() throws Exception {
    short[] talk = Speech.seconds(12);
    byte[] telephone = new byte[talk.length / 2];
    for (int i = 0; i < telephone.length; i++) {
      telephone[i] = Mulaw.encoded((talk[2 * i] + talk[2 * i + 1]) / 2);
    }
    try (WindowingTask task = WindowingTask.start()) {
      int packet = 160;
      for (int at = 0; at < telephone.length; at += packet) {
        byte[] piece = Arrays.copyOfRange(telephone, at, at + packet);
        boolean last = at + packet >= telephone.length;
        task.send(encoded(at / packet, AudioCodec.MULAW, 8_000, 1, piece, last));
      }
      assertThat(task.deadLetters()).isEmpty();
      assertThat(task.windows()).isNotEmpty();
      long heard = task.windows().stream().mapToLong(w -> w.endSample() - w.firstSample()).sum();
      assertThat(heard).isBetween(8L * Speech.RATE, 13L * Speech.RATE);
    }
  }

  private WindowingTask allowing() throws Exception {
    return allowing(directory.toUri().toString());
  }

  private static WindowingTask allowing(String... prefixes) throws Exception {
    return WindowingTask.start(WindowingTask.settings(prefixes));
  }

  private static AudioChunk reference(String reference) {
    return Records.chunk(0, 0).setReference(reference).setLast(true).build();
  }

  private static AudioChunk encoded(
      int sequence, AudioCodec codec, int sampleRate, int channels, byte[] bytes, boolean last) {
    return Records.chunk(sequence, 0)
        .setCodec(codec)
        .setSampleRate(sampleRate)
        .setChannels(channels)
        .setPayload(ByteBuffer.wrap(bytes))
        .setLast(last)
        .build();
  }
}
