package io.colloquy.bench.chaos;

import io.colloquy.bench.BenchException;
import io.colloquy.core.window.SampleSpan;
import io.colloquy.core.window.WindowSettings;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.flink.audio.SileroVad;
import io.colloquy.local.ingest.Recorder;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.transcribe.SpeechCutter;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What all interviews sound like: the packaged one over and over, every other time without its
 * pauses, so that windows must be cut in speech, and overlap. Each is a beginning of it.
 */
final class ChaosAudio {

  private static final String PACKAGED = "flink-jobs/local/src/main/resources/demo/interview.ogg";
  private static final Instant BEGAN_AT = Instant.parse("2026-11-21T09:00:00Z");
  private static final int SAMPLES_PER_MS = SileroVad.RATE / 1_000;

  /** What voice activity has of a pause on either side. */
  private static final long PADDING_SAMPLES =
      WindowSettings.defaults().paddingMs() * SAMPLES_PER_MS;

  private final short[] samples;

  private ChaosAudio(short[] samples) {
    this.samples = samples;
  }

  /**
   * Reads the packaged interview and repeats it.
   *
   * @param durationMs how long the longest interview is
   */
  static ChaosAudio of(Installation installation, long durationMs) throws IOException {
    short[] interview = read(installation.home().resolve(PACKAGED));
    short[] withoutPauses = withoutPauses(interview);
    short[] samples = new short[(int) (durationMs * SAMPLES_PER_MS)];
    short[] next = withoutPauses;
    int filled = 0;
    while (filled < samples.length) {
      int length = Math.min(next.length, samples.length - filled);
      System.arraycopy(next, 0, samples, filled, length);
      filled += length;
      next = next == interview ? withoutPauses : interview;
    }
    return new ChaosAudio(samples);
  }

  private static short[] read(Path file) throws IOException {
    List<short[]> blocks = new ArrayList<>();
    try (AudioFile audio = AudioFile.open(file, AudioFile.Layout.MONO)) {
      for (short[][] block = audio.read(); block != null; block = audio.read()) {
        blocks.add(block[0]);
      }
    } catch (AudioException unreadable) {
      throw new BenchException(unreadable.getMessage(), unreadable);
    }
    return joined(blocks);
  }

  private static short[] withoutPauses(short[] samples) {
    List<short[]> spoken = new ArrayList<>();
    for (SampleSpan span : speech(samples)) {
      int first = (int) (span.firstSample() + PADDING_SAMPLES);
      int end = (int) (span.endSample() - PADDING_SAMPLES);
      spoken.add(Arrays.copyOfRange(samples, first, Math.max(first, end)));
    }
    return joined(spoken);
  }

  private static short[] joined(List<short[]> parts) {
    ShortBuffer all = ShortBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
    parts.forEach(all::put);
    return all.array();
  }

  /** Where voice activity is in a stretch that is heard by itself, in order; overlaps twice. */
  List<SampleSpan> speech(Stretch stretch) {
    long first = stretch.fromMs() * SAMPLES_PER_MS;
    short[] heard =
        Arrays.copyOfRange(samples, (int) first, (int) (stretch.untilMs() * SAMPLES_PER_MS));
    return speech(heard).stream().map(span -> shifted(span, first)).toList();
  }

  private static List<SampleSpan> speech(short[] samples) {
    List<SampleSpan> speech = new ArrayList<>();
    try (SileroVad vad = SileroVad.open()) {
      SpeechCutter cutter =
          new SpeechCutter(vad, (window, heard) -> speech.addAll(window.speech()));
      cutter.accept(samples);
      cutter.finish();
    }
    return speech;
  }

  private static SampleSpan shifted(SampleSpan span, long by) {
    return new SampleSpan(span.firstSample() + by, span.endSample() + by);
  }

  /** A chunk as a recorder sends it, with the fault that it is told to have. */
  AudioChunk chunk(String tenantId, InterviewScript interview, int sequence, ChunkFault fault) {
    long startMs = (long) sequence * interview.chunkMs();
    byte[] payload = payload(startMs, startMs + interview.chunkMs());
    CRC32C checksum = new CRC32C();
    checksum.update(payload);
    if (fault == ChunkFault.CORRUPTED) {
      payload[payload.length / 2] ^= 0x55;
    }
    return AudioChunk.newBuilder()
        .setTenantId(tenantId)
        .setInterviewId(interview.id())
        .setStreamId(Recorder.STREAM)
        .setSequence(sequence)
        .setMediaStartMs(startMs)
        .setInterviewBeganAt(BEGAN_AT)
        .setCodec(AudioCodec.PCM_S16LE)
        .setSampleRate(SileroVad.RATE)
        .setChannels(1)
        .setPayload(ByteBuffer.wrap(payload))
        .setChecksum(checksum.getValue())
        .setLast(sequence == interview.chunks() - 1)
        .build();
  }

  private byte[] payload(long startMs, long endMs) {
    short[] chunk =
        Arrays.copyOfRange(
            samples, (int) (startMs * SAMPLES_PER_MS), (int) (endMs * SAMPLES_PER_MS));
    ByteBuffer bytes =
        ByteBuffer.allocate(Short.BYTES * chunk.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(chunk);
    return bytes.array();
  }

  static Instant beganAt() {
    return BEGAN_AT;
  }
}
