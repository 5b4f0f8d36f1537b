package io.colloquy.flink.audio;

/**
 * Samples at 16 kHz.
 *
 * @param channels signed 16-bit samples, one array per channel, all of one length; no arrays at all
 *     before the stream's header is known
 * @param skippedSamples samples at 16 kHz that the container says are missing before the first one
 *     returned; only ever above 0 in the first audio after an interruption
 * @param next what the next call needs
 */
public record Pcm(short[][] channels, long skippedSamples, PcmState next) {

  /** Samples per channel. */
  public int length() {
    return channels.length == 0 ? 0 : channels[0].length;
  }

  /** The same but for a stretch. */
  public Pcm without(int first, int count) {
    short[][] rest = new short[channels.length][length() - count];
    for (int i = 0; i < channels.length; i++) {
      System.arraycopy(channels[i], 0, rest[i], 0, first);
      System.arraycopy(channels[i], first + count, rest[i], first, rest[i].length - first);
    }
    return new Pcm(rest, skippedSamples, next);
  }
}
