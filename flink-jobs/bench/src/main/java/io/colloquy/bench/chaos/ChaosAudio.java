package io.colloquy.bench.chaos;

import io.colloquy.bench.BenchException;
import io.colloquy.core.window.SampleSpan;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** What all interviews sound like: the packaged one over and over. Each is a beginning of it. */
final class ChaosAudio {

  private static final String PACKAGED = "flink-jobs/local/src/main/resources/demo/interview.ogg";
  private static final Instant BEGAN_AT = Instant.parse("2026-11-21T09:00:00Z");
  private static final int SAMPLES_PER_MS = SileroVad.RATE / 1_000;

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
    short[] samples = new short[(int) (durationMs * SAMPLES_PER_MS)];
    int filled = 0;
    try {
      while (filled < samples.length) {
        filled = fill(installation, samples, filled);
      }
    } catch (AudioException unreadable) {
      throw new BenchException(unreadable.getMessage(), unreadable);
    }
    return new ChaosAudio(samples);
  }

  private static int fill(Installation installation, short[] samples, int from)
      throws AudioException {
    int filled = from;
    try (AudioFile audio =
        AudioFile.open(installation.home().resolve(PACKAGED), AudioFile.Layout.MONO)) {
      for (short[][] block = audio.read(); block != null; block = audio.read()) {
        int length = Math.min(block[0].length, samples.length - filled);
        System.arraycopy(block[0], 0, samples, filled, length);
        filled += length;
      }
    }
    return filled;
  }

  /** Where voice activity is in a stretch that is heard by itself, in order; overlaps twice. */
  List<SampleSpan> speech(Stretch stretch) {
    long first = stretch.fromMs() * SAMPLES_PER_MS;
    List<SampleSpan> speech = new ArrayList<>();
    try (SileroVad vad = SileroVad.open()) {
      SpeechCutter cutter =
          new SpeechCutter(
              vad,
              (window, heard) -> window.speech().forEach(span -> speech.add(shifted(span, first))));
      cutter.accept(
          Arrays.copyOfRange(samples, (int) first, (int) (stretch.untilMs() * SAMPLES_PER_MS)));
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
