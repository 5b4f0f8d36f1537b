package io.colloquy.flink.audio;

import static io.colloquy.flink.audio.AudioException.Reason.TRUNCATED;

import java.nio.ByteBuffer;

/** Holds what came of a stream against what its container promised. */
final class Completeness {
  /** Behind block and frame sizes, rate, channels and sample width in FLAC's STREAMINFO. */
  private static final int FLAC_TOTAL_AT = 10;

  private static final long FLAC_TOTAL_MASK = (1L << 36) - 1;

  private Completeness() {}

  /**
   * Returns if nothing is known to be missing.
   *
   * @param received what the decoder keeps behind the last byte
   * @param flushed the same, after everything was decoded
   */
  static void require(DecoderState received, DecoderState flushed) throws AudioException {
    AudioFormat format = received.format();
    if (format == null || !format.hasHeader()) {
      return;
    }
    if (flushed.position() < 0) {
      throw truncated(format, "behind its header, before any audio", 0);
    }
    if (format == AudioFormat.OGG && received.rest().length + received.openPacket().length > 0) {
      throw truncated(format, "inside a packet", 0);
    }
    StreamHeader header = received.header();
    long missing = 0;
    if (format == AudioFormat.WAV && received.pendingBytes() > 0) {
      missing = received.pendingBytes() / header.channels() / header.codec().bytesPerSample();
    } else if (format == AudioFormat.FLAC) {
      missing = flacSamples(header) - flushed.position();
    }
    if (missing > 0) {
      throw truncated(
          format,
          missing + " samples before the end that it states",
          missing * 1000 / header.sampleRate());
    }
  }

  /** 0 if the stream states none. */
  private static long flacSamples(StreamHeader header) {
    byte[] streamInfo = header.codecHeader();
    return streamInfo.length < FLAC_TOTAL_AT + Long.BYTES
        ? 0
        : ByteBuffer.wrap(streamInfo).getLong(FLAC_TOTAL_AT) & FLAC_TOTAL_MASK;
  }

  private static AudioException truncated(AudioFormat format, String where, long missingMs) {
    String message = "The %s stream ends %s; send it whole".formatted(format, where);
    return new AudioException(TRUNCATED, message, missingMs);
  }
}
