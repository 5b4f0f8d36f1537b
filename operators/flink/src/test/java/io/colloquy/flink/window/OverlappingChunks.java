package io.colloquy.flink.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Chunks of 6 s, each of which begins before the end of the last, raw or as a file each. */
final class OverlappingChunks {
  private static final int SAMPLES_PER_MS = Speech.RATE / 1_000;
  private static final int CHUNK_MS = 6_000;

  private OverlappingChunks() {}

  static List<AudioChunk> of(short[] audio, int overlapMs) {
    List<AudioChunk> chunks = new ArrayList<>();
    int end = 0;
    while (end < audio.length) {
      int start = Math.max(0, end - SAMPLES_PER_MS * overlapMs);
      end = Math.min(audio.length, start + SAMPLES_PER_MS * CHUNK_MS);
      byte[] pcm = Speech.pcm(Arrays.copyOfRange(audio, start, end));
      chunks.add(
          Records.chunk(chunks.size(), start / SAMPLES_PER_MS)
              .setPayload(ByteBuffer.wrap(pcm))
              .setLast(end == audio.length)
              .build());
    }
    return chunks;
  }

  static AudioChunk opus(Path directory, AudioChunk chunk, String bitRate)
      throws IOException, InterruptedException {
    return encoded(
        directory, chunk, AudioCodec.OGG, 48_000, "-c:a", "libopus", "-b:a", bitRate, "-f", "ogg");
  }

  /** The chunk as a file of its own, whose samples are played at another rate, but for Ogg. */
  static AudioChunk encoded(
      Path directory, AudioChunk chunk, AudioCodec codec, int rate, String... output)
      throws IOException, InterruptedException {
    Path input = Files.write(directory.resolve("input.pcm"), Payloads.bytes(chunk));
    Path encoded = directory.resolve("encoded");
    boolean resampled = codec == AudioCodec.OGG;
    List<String> command =
        new ArrayList<>(List.of(Loader.load(ffmpeg.class), "-nostdin", "-v", "error"));
    command.addAll(List.of("-y", "-f", "s16le", "-ac", "1"));
    command.addAll(List.of("-ar", "" + (resampled ? Speech.RATE : rate), "-i", input.toString()));
    command.addAll(List.of(output));
    command.add(encoded.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s", told).isZero();
    long mediaMs = chunk.getMediaStartMs();
    return AudioChunk.newBuilder(chunk)
        .setCodec(codec)
        .setSampleRate(rate)
        .setMediaStartMs(resampled ? mediaMs : mediaMs * Speech.RATE / rate)
        .setPayload(ByteBuffer.wrap(Files.readAllBytes(encoded)))
        .build();
  }
}
