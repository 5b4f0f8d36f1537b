package io.colloquy.local.tools;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A recording at 16 kHz, and the chunks it can be cut into: mono, PCM, one stream.
 *
 * @param pcm signed 16-bit samples, little endian
 */
public record Recording(byte[] pcm) {

  private static final int RATE = 16_000;
  private static final int WAV_HEADER = 44;
  private static final int BYTES_PER_MS = 2 * RATE / 1_000;

  public static Recording of(Path file) throws AudioException {
    List<short[]> blocks = new ArrayList<>();
    try (AudioFile audio = AudioFile.open(file, AudioFile.Layout.MONO)) {
      for (short[][] block = audio.read(); block != null; block = audio.read()) {
        blocks.add(block[0]);
      }
    }
    ByteBuffer pcm =
        ByteBuffer.allocate(blocks.stream().mapToInt(block -> 2 * block.length).sum())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (short[] block : blocks) {
      pcm.asShortBuffer().put(block);
      pcm.position(pcm.position() + 2 * block.length);
    }
    return new Recording(pcm.array());
  }

  /** What lies before a moment. */
  public Recording first(long ms) {
    return new Recording(Arrays.copyOf(pcm, (int) (ms * BYTES_PER_MS)));
  }

  /** What lies between two moments. */
  public Recording part(long fromMs, long untilMs) {
    return new Recording(
        Arrays.copyOfRange(pcm, (int) (fromMs * BYTES_PER_MS), (int) (untilMs * BYTES_PER_MS)));
  }

  /** Speech in which nobody understands a word. */
  public Recording backwards() {
    byte[] backwards = new byte[pcm.length];
    for (int at = 0; at < pcm.length; at += 2) {
      backwards[pcm.length - 2 - at] = pcm[at];
      backwards[pcm.length - 1 - at] = pcm[at + 1];
    }
    return new Recording(backwards);
  }

  /** Both, with silence between them. */
  public Recording then(long silenceMs, Recording next) {
    int behind = pcm.length + (int) (silenceMs * BYTES_PER_MS);
    byte[] both = Arrays.copyOf(pcm, behind + next.pcm.length);
    System.arraycopy(next.pcm, 0, both, behind, next.pcm.length);
    return new Recording(both);
  }

  /** The samples. */
  public short[] samples() {
    short[] samples = new short[pcm.length / 2];
    ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  /** The recording as a WAV file. */
  public byte[] wav() {
    return wav(1, pcm);
  }

  /** The recording as a stereo WAV file, with the same on both channels. */
  public byte[] dualMonoWav() {
    ByteBuffer twice = ByteBuffer.allocate(2 * pcm.length);
    for (int at = 0; at < pcm.length; at += 2) {
      twice.put(pcm, at, 2).put(pcm, at, 2);
    }
    return wav(2, twice.array());
  }

  private static byte[] wav(int channels, byte[] samples) {
    ByteBuffer wav =
        ByteBuffer.allocate(WAV_HEADER + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(US_ASCII)).putInt(WAV_HEADER - 8 + samples.length);
    wav.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) channels);
    wav.putInt(RATE).putInt(2 * channels * RATE);
    wav.putShort((short) (2 * channels)).putShort((short) 16);
    wav.put("data".getBytes(US_ASCII)).putInt(samples.length).put(samples);
    return wav.array();
  }

  public long durationMs() {
    return pcm.length / BYTES_PER_MS;
  }

  /** Chunks of one length, but for the last. */
  public List<AudioChunk> chunks(String interviewId, int chunkMs) {
    List<Long> cuts = new ArrayList<>();
    for (long cut = chunkMs; cut < durationMs(); cut += chunkMs) {
      cuts.add(cut);
    }
    return chunksCutAt(interviewId, cuts);
  }

  /**
   * @param cutsMs where a chunk ends and the next begins, rising
   */
  public List<AudioChunk> chunksCutAt(String interviewId, List<Long> cutsMs) {
    List<AudioChunk> chunks = new ArrayList<>();
    long startMs = 0;
    for (long endMs : cutsMs) {
      chunks.add(chunk(interviewId, chunks.size(), startMs, (int) (endMs * BYTES_PER_MS), false));
      startMs = endMs;
    }
    chunks.add(chunk(interviewId, chunks.size(), startMs, pcm.length, true));
    return chunks;
  }

  private AudioChunk chunk(
      String interviewId, long sequence, long startMs, int endByte, boolean last) {
    byte[] payload = Arrays.copyOfRange(pcm, (int) (startMs * BYTES_PER_MS), endByte);
    return chunk(interviewId, AudioCodec.PCM_S16LE, payload)
        .setSequence(sequence)
        .setMediaStartMs(startMs)
        .setLast(last)
        .build();
  }

  /** A stream's only chunk, at 16 kHz, as a recorder would send it. */
  public static AudioChunk.Builder chunk(String interviewId, AudioCodec codec, byte[] payload) {
    CRC32C checksum = new CRC32C();
    checksum.update(payload);
    return AudioChunk.newBuilder()
        .setTenantId(TestInterviews.TENANT)
        .setInterviewId(interviewId)
        .setStreamId("audio")
        .setSequence(0)
        .setMediaStartMs(0)
        .setInterviewBeganAt(TestInterviews.BEGAN_AT)
        .setCodec(codec)
        .setSampleRate(RATE)
        .setChannels(1)
        .setPayload(ByteBuffer.wrap(payload))
        .setChecksum(checksum.getValue())
        .setLast(true);
  }
}
