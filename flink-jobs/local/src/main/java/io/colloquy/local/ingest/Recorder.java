package io.colloquy.local.ingest;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.flink.audio.SileroVad;
import io.colloquy.schemas.AudioChunk;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;

/**
 * Sends the recording of an interview as a recorder does: in chunks, 0, 1, 2, …, the last of them
 * marked. Always at 16 kHz.
 */
public final class Recorder {

  /** The one stream of every interview that a file makes. */
  public static final String STREAM = "audio";

  private static final int SAMPLES_PER_MS = 16;
  private static final int LEAST_MS = 100;

  private final ChunkTarget target;
  private final ChunkSettings settings;

  public Recorder(InterviewProducer producer, ChunkSettings settings) {
    this((ChunkTarget) producer, settings);
  }

  Recorder(ChunkTarget target, ChunkSettings settings) {
    this.target = target;
    this.settings = settings;
  }

  /**
   * Sends a whole file and waits until Kafka has it.
   *
   * @param sentMs told how far the audio is sent, in media time
   * @throws AudioException if the file is missing or holds no audio that can be decoded
   * @throws IngestException if it is too short to say anything
   */
  public SentAudio send(Path file, Interview interview, LongConsumer sentMs)
      throws AudioException, IngestException, InterruptedException {
    try (AudioFile audio = AudioFile.open(file, settings.layout())) {
      short[][] block = audio.read();
      if (block == null || block[0].length < LEAST_MS * SAMPLES_PER_MS) {
        throw new IngestException(
            "%s holds less than %d ms of audio; nothing can be said in it"
                .formatted(file, LEAST_MS));
      }
      ChunkCutter cutter =
          new ChunkCutter(settings.chunkMs() * SAMPLES_PER_MS, arrival(interview, sentMs));
      long samples = 0;
      for (; block != null; block = audio.read()) {
        cutter.accept(block);
        samples += block[0].length;
      }
      cutter.finish();
      target.flush();
      return new SentAudio(samples / SAMPLES_PER_MS, audio.missingMs());
    }
  }

  private CutChunk.ChunkConsumer arrival(Interview interview, LongConsumer sentMs) {
    Pace pace = settings.live() ? Pace.live() : Pace.unlimited();
    CutChunk.ChunkConsumer send =
        chunk -> {
          pace.await(chunk);
          target.send(encode(interview, chunk));
          sentMs.accept(chunk.endMs());
        };
    return settings.shuffleSeed() == null
        ? send
        : new ShuffledArrival(settings.shuffleSeed(), settings.chunkMs(), send)::accept;
  }

  private AudioChunk encode(Interview interview, CutChunk chunk) {
    byte[] payload = settings.codec().encode(chunk.channels());
    CRC32C checksum = new CRC32C();
    checksum.update(payload);
    return AudioChunk.newBuilder()
        .setTenantId(interview.key().tenantId())
        .setInterviewId(interview.key().interviewId())
        .setStreamId(STREAM)
        .setSequence(chunk.sequence())
        .setMediaStartMs(chunk.startMs())
        .setInterviewBeganAt(interview.beganAt())
        .setCodec(settings.codec().audioCodec())
        .setSampleRate(SileroVad.RATE)
        .setChannels(chunk.channels().length)
        .setPayload(ByteBuffer.wrap(payload))
        .setChecksum(checksum.getValue())
        .setLast(chunk.last())
        .build();
  }
}
