package io.colloquy.flink.audio;

/**
 * Samples that one call produced.
 *
 * @param channels signed 16-bit samples, one array per channel, all of one length; no arrays at all
 *     before the stream's header is known
 * @param sampleRate samples per second and channel; 0 before the stream's header is known
 * @param skipped samples that the container says are missing before the first one returned; only
 *     ever above 0 in the first audio after an interruption
 * @param next what the next call needs
 */
public record Decoded(short[][] channels, int sampleRate, long skipped, DecoderState next) {

  /** Samples per channel. */
  public int length() {
    return channels.length == 0 ? 0 : channels[0].length;
  }
}
