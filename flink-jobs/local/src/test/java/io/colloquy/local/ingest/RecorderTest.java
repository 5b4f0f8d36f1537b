package io.colloquy.local.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

  private static final Instant BEGAN_AT = Instant.parse("2026-11-02T10:00:00Z");
  private static final Interview INTERVIEW =
      new Interview(new InterviewKey("acme", "call-7"), BEGAN_AT, 0);

  @TempDir private Path directory;
  private final SentChunks sent = new SentChunks();

  private static final class SentChunks implements ChunkTarget {
    private final List<AudioChunk> chunks = new ArrayList<>();
    private boolean flushed;

    @Override
    public void send(AudioChunk chunk) {
      chunks.add(chunk);
    }

    @Override
    public void flush() {
      flushed = true;
    }
  }

  @Test
  void sendsTheWholeRecordingInMarkedChunks() throws Exception {
    byte[] pcm = noise(16_000 * 5 / 2, 1);
    Path file = wav("call.wav", pcm, 1);
    List<Long> progress = new ArrayList<>();
    SentAudio audio = recorder(ChunkSettings.defaults()).send(file, INTERVIEW, progress::add);
    assertThat(sent.chunks).extracting(AudioChunk::getSequence).containsExactly(0L, 1L, 2L);
    assertThat(sent.chunks)
        .extracting(AudioChunk::getMediaStartMs)
        .containsExactly(0L, 1_000L, 2_000L);
    assertThat(sent.chunks).extracting(AudioChunk::getLast).containsExactly(false, false, true);
    assertThat(sent.chunks)
        .allSatisfy(
            chunk -> {
              assertThat(chunk.getTenantId()).isEqualTo("acme");
              assertThat(chunk.getInterviewId()).isEqualTo("call-7");
              assertThat(chunk.getInterviewBeganAt()).isEqualTo(BEGAN_AT);
              assertThat(chunk.getSampleRate()).isEqualTo(16_000);
              assertThat(chunk.getCodec()).isEqualTo(AudioCodec.PCM_S16LE);
              assertThat(chunk.getChecksum()).isEqualTo(checksum(chunk.getPayload()));
            });
    assertThat(payloads()).isEqualTo(pcm);
    assertThat(progress).containsExactly(1_000L, 2_000L, 2_500L);
    assertThat(audio).isEqualTo(new SentAudio(2_500, 0));
    assertThat(sent.flushed).isTrue();
  }

  @Test
  void stereoGoesAsItIsOrMixedDown() throws Exception {
    byte[] pcm = noise(16_000, 2);
    Path file = wav("stereo.wav", pcm, 2);
    ChunkSettings split =
        new ChunkSettings(500, ChunkCodec.PCM, AudioFile.Layout.CHANNELS, false, null);
    recorder(split).send(file, INTERVIEW, ms -> {});
    assertThat(payloads()).isEqualTo(pcm);
    assertThat(sent.chunks).hasSize(2).allMatch(chunk -> chunk.getChannels() == 2);
    sent.chunks.clear();
    recorder(ChunkSettings.defaults()).send(file, INTERVIEW, ms -> {});
    assertThat(payloads()).hasSize(pcm.length / 2);
    assertThat(sent.chunks).hasSize(1).allMatch(chunk -> chunk.getChannels() == 1);
  }

  @Test
  void shuffledChunksAreTheSameChunks() throws Exception {
    byte[] pcm = noise(16_000 * 4, 1);
    Path file = wav("call.wav", pcm, 1);
    ChunkSettings shuffled =
        new ChunkSettings(20, ChunkCodec.PCM, AudioFile.Layout.MONO, false, 11L);
    recorder(shuffled).send(file, INTERVIEW, ms -> {});
    List<AudioChunk> arrived = List.copyOf(sent.chunks);
    sent.chunks.sort(Comparator.comparingLong(AudioChunk::getSequence));
    assertThat(arrived).isNotEqualTo(sent.chunks);
    assertThat(payloads()).isEqualTo(pcm);
    assertThat(sent.chunks.get(199).getLast()).isTrue();
  }

  @Test
  void aRecordingInWhichNothingCanBeSaidIsRefusedUnsent() throws Exception {
    Path file = wav("click.wav", noise(1_000, 1), 1);
    assertThatThrownBy(() -> recorder(ChunkSettings.defaults()).send(file, INTERVIEW, ms -> {}))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("click.wav holds less than 100 ms of audio");
    assertThat(sent.chunks).isEmpty();
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(
            () ->
                recorder(ChunkSettings.defaults())
                    .send(directory.resolve("no.wav"), INTERVIEW, ms -> {}))
        .isInstanceOf(AudioException.class)
        .hasMessageContaining("no.wav does not exist");
  }

  private Recorder recorder(ChunkSettings settings) {
    return new Recorder(sent, settings);
  }

  private byte[] payloads() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    sent.chunks.forEach(chunk -> all.writeBytes(chunk.getPayload().array()));
    return all.toByteArray();
  }

  private static long checksum(ByteBuffer payload) {
    CRC32C checksum = new CRC32C();
    checksum.update(payload.duplicate());
    return checksum.getValue();
  }

  /** A quiet hum, in which nobody hears speech. */
  private static byte[] noise(int samples, int channels) {
    ByteBuffer bytes =
        ByteBuffer.allocate(samples * channels * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples * channels; i++) {
      bytes.putShort((short) (i * 31 % 97));
    }
    return bytes.array();
  }

  private Path wav(String name, byte[] pcm, int channels) throws Exception {
    Path file = directory.resolve(name);
    AudioFormat format = new AudioFormat(16_000, 16, channels, true, false);
    long frames = pcm.length / (2L * channels);
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(pcm), format, frames),
        AudioFileFormat.Type.WAVE,
        file.toFile());
    return file;
  }
}
