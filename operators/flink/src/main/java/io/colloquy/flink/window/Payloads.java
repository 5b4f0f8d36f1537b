package io.colloquy.flink.window;

import io.colloquy.core.arrival.WaitingChunk;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import java.nio.ByteBuffer;

/** What a chunk's payload tells without being decoded. */
final class Payloads {
  private static final byte[] NONE = {};

  private Payloads() {}

  /** The payload; empty if the chunk has none. */
  static byte[] bytes(AudioChunk chunk) {
    if (chunk.getPayload() == null) {
      return NONE;
    }
    ByteBuffer payload = chunk.getPayload().duplicate();
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return bytes;
  }

  /** A chunk as the order of its stream knows it. */
  static WaitingChunk waiting(InterviewRecord record) {
    AudioChunk chunk = record.chunk();
    return new WaitingChunk(
        chunk.getSequence(),
        chunk.getMediaStartMs(),
        durationMs(chunk),
        record.appendedAtMs(),
        leastMs(chunk));
  }

  /** How long its audio is at least, in milliseconds: nobody sends more than plain samples take. */
  private static long leastMs(AudioChunk chunk) {
    long bytesPerSecond = 2L * chunk.getSampleRate() * chunk.getChannels();
    return chunk.getPayload() == null || bytesPerSecond <= 0
        ? 0
        : chunk.getPayload().remaining() * 1000L / bytesPerSecond;
  }

  /** How long its audio is, in milliseconds; 0 if only decoding could tell. */
  private static long durationMs(AudioChunk chunk) {
    if (chunk.getPayload() == null) {
      return 0;
    }
    int bytesPerSample =
        chunk.getCodec() == AudioCodec.PCM_S16LE ? 2 : chunk.getCodec() == AudioCodec.MULAW ? 1 : 0;
    if (bytesPerSample == 0) {
      return 0;
    }
    long samples = chunk.getPayload().remaining() / (bytesPerSample * chunk.getChannels());
    return samples * 1000 / chunk.getSampleRate();
  }
}
