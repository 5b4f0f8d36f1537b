package io.colloquy.flink.window;

import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.flink.read.RecordOrigin;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Chunks and control events of the one interview {@code acme/talk}. */
final class Records {
  static final String KEY = "acme/talk";
  static final String STREAM = "mic";
  static final Instant BEGAN_AT = Instant.parse("2026-11-20T09:00:00Z");

  private Records() {}

  /** A builder with everything but the audio. */
  static AudioChunk.Builder chunk(long sequence, long mediaStartMs) {
    return AudioChunk.newBuilder()
        .setTenantId("acme")
        .setInterviewId("talk")
        .setStreamId(STREAM)
        .setInterviewBeganAt(BEGAN_AT)
        .setSequence(sequence)
        .setMediaStartMs(mediaStartMs)
        .setCodec(AudioCodec.PCM_S16LE)
        .setSampleRate(Speech.RATE)
        .setChannels(1);
  }

  /** Speech in chunks of a length; the last one says so. */
  static List<AudioChunk> chunks(int chunkMs, short[]... channels) {
    int step = chunkMs * (Speech.RATE / 1000);
    int length = channels[0].length;
    List<AudioChunk> chunks = new ArrayList<>();
    for (int at = 0; at < length; at += step) {
      int from = at;
      int to = Math.min(length, at + step);
      short[][] cut =
          Arrays.stream(channels)
              .map(channel -> Arrays.copyOfRange(channel, from, to))
              .toArray(short[][]::new);
      chunks.add(
          chunk(chunks.size(), at / (Speech.RATE / 1000))
              .setChannels(channels.length)
              .setPayload(ByteBuffer.wrap(Speech.pcm(cut)))
              .setLast(to == length)
              .build());
    }
    return chunks;
  }

  static AudioChunk withPayload(AudioChunk chunk, byte[] payload) {
    return AudioChunk.newBuilder(chunk).setPayload(ByteBuffer.wrap(payload)).build();
  }

  static InterviewEvent event(InterviewEventKind kind, int generation) {
    return InterviewEvent.newBuilder()
        .setTenantId("acme")
        .setInterviewId("talk")
        .setKind(kind)
        .setInterviewBeganAt(BEGAN_AT)
        .setGeneration(generation)
        .build();
  }

  static InterviewEvent end(Map<String, Long> lastSequences) {
    return InterviewEvent.newBuilder(event(InterviewEventKind.END, 0))
        .setLastSequences(lastSequences)
        .build();
  }

  /** The chunk that a dead letter keeps, as a replay would send it. */
  static AudioChunk chunkIn(DeadLetter letter) throws RecordDecodingException {
    byte[] payload = new byte[letter.getPayload().remaining()];
    letter.getPayload().duplicate().get(payload);
    return new RecordDecoder<>(AudioChunk.class, SchemaCatalog.of()).decode(payload);
  }

  static InterviewRecord record(AudioChunk chunk, long appendedAtMs) {
    RecordOrigin origin = new RecordOrigin(Topics.AUDIO_CHUNKS, 0, chunk.getSequence());
    return new InterviewRecord(chunk, null, appendedAtMs, origin);
  }

  static InterviewRecord record(InterviewEvent event, long appendedAtMs) {
    return new InterviewRecord(null, event, appendedAtMs, new RecordOrigin(Topics.CONTROL, 0, 7));
  }
}
