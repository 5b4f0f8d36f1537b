package io.colloquy.flink.audio;

/**
 * What a stream's next chunk needs from the chunks before it.
 *
 * @param decoder what the decoder keeps
 * @param resampler what the resampler keeps
 * @param skipped source samples missing before the next one that is handed out
 */
public record PcmState(DecoderState decoder, ResamplerState resampler, long skipped) {

  public PcmState {
    decoder = decoder == null ? DecoderState.initial() : decoder;
    resampler = resampler == null ? ResamplerState.initial() : resampler;
  }

  /** Samples at 16 kHz that were decoded, but not given out yet: they wait for the resampler. */
  public long pendingSamples() {
    return decoder.header() == null
        ? 0
        : resampler.pending() * (long) BlockResampler.RATE / decoder.header().sampleRate();
  }

  /** The state before a stream's first chunk. */
  public static PcmState initial() {
    return new PcmState(null, null, 0);
  }
}
