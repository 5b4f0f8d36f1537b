package io.colloquy.flink.audio;

/**
 * Samples at 16 kHz.
 *
 * @param channels signed 16-bit samples, one array per channel, all of one length; no arrays at all
 *     before the stream's header is known
 * @param skippedSamples samples at 16 kHz that the container says are missing before the first one
 *     returned; only ever above 0 in the first audio after an interruption
 * @param repeatedSamples by how much a new chunk goes back into the audio before it, which is left
 *     out; 0 if it does not; below 0: so much silence, left out before, was put back
 * @param next what the next call needs
 */
public record Pcm(short[][] channels, long skippedSamples, long repeatedSamples, PcmState next) {

  /** Samples per channel. */
  public int length() {
    return channels.length == 0 ? 0 : channels[0].length;
  }
}
