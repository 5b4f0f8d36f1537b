package io.colloquy.flink.audio;

import io.colloquy.flink.audio.BlockResampler.Resampled;

/**
 * Turns the chunks of one stream, in order, into 16 kHz samples per channel, the same however the
 * stream is cut into chunks. Holds nothing: what it must remember travels in {@link PcmState}. Safe
 * for use by many threads.
 *
 * <pre>{@code
 * Pcm pcm = stream.accept(state, AudioFormat.OGG, 0, 0, payload);
 * use(pcm.channels());
 * state = pcm.next();
 * }</pre>
 *
 * <p>A declared sample rate or channel count of 0 means "as in the container"; any other value must
 * be the container's own, but for Opus, whose rate is always 48 kHz. One and two channels come out
 * as they are, three to eight mixed down to one.
 */
public final class PcmStream {
  private final ChunkDecoder decoder = new ChunkDecoder();

  /**
   * Decodes one chunk and gives the samples that are certain by now.
   *
   * @throws AudioException if the chunk is refused; {@code state} stays valid, and the caller may
   *     {@link #interrupt} it and go on with the next chunk
   */
  public Pcm accept(
      PcmState state, AudioFormat format, int sampleRate, int channels, byte[] payload)
      throws AudioException {
    Decoded decoded = decoder.accept(state.decoder(), format, sampleRate, channels, payload);
    long skipped = state.skipped() + decoded.skipped();
    if (decoded.sampleRate() == 0) {
      return new Pcm(
          decoded.channels(), 0, new PcmState(decoded.next(), state.resampler(), skipped));
    }
    Resampled resampled =
        new BlockResampler(decoded.sampleRate()).accept(state.resampler(), decoded.channels());
    return pcm(resampled, decoded, skipped);
  }

  /**
   * Gives everything that is left at the end of a stream.
   *
   * @throws AudioException if the stream ended inside its header
   */
  public Pcm flush(PcmState state) throws AudioException {
    Decoded decoded = decoder.flush(state.decoder());
    if (decoded.sampleRate() == 0) {
      return new Pcm(decoded.channels(), 0, PcmState.initial());
    }
    BlockResampler resampler = new BlockResampler(decoded.sampleRate());
    Resampled blocks = resampler.accept(state.resampler(), decoded.channels());
    Resampled tail = resampler.flush(blocks.next());
    short[][] all = new short[blocks.channels().length][];
    for (int c = 0; c < all.length; c++) {
      Samples joined = new Samples(1);
      joined.append(blocks.channels()[c]);
      if (c < tail.channels().length) {
        joined.append(tail.channels()[c]);
      }
      all[c] = joined.toArrays()[0];
    }
    return pcm(new Resampled(all, tail.next()), decoded, state.skipped() + decoded.skipped());
  }

  /**
   * Returns if a stream may end here: nothing that its container promised is known to be missing.
   *
   * @throws AudioException telling what is missing
   */
  public void requireWhole(PcmState state) throws AudioException {
    DecoderState received = state.decoder();
    Completeness.require(received, decoder.flush(received).next());
  }

  /**
   * Gives everything before lost chunks; its {@code next} goes on behind them, in the middle of a
   * container if need be. Begun packets are dropped, and resampling starts anew. Raw audio and WAV
   * have no marks to find samples by: there the next chunk must begin with a whole sample.
   */
  public Pcm interrupt(PcmState state) throws AudioException {
    if (state.decoder().header() == null) {
      return new Pcm(new short[0][], 0, PcmState.initial());
    }
    Pcm flushed = flush(state);
    DecoderState next = decoder.interrupt(flushed.next().decoder());
    return new Pcm(
        flushed.channels(),
        flushed.skippedSamples(),
        new PcmState(next, flushed.next().resampler(), flushed.next().skipped()));
  }

  private static Pcm pcm(Resampled resampled, Decoded decoded, long skipped) {
    boolean some = resampled.channels().length > 0 && resampled.channels()[0].length > 0;
    long at16k =
        some ? Math.round(skipped * (double) BlockResampler.RATE / decoded.sampleRate()) : 0;
    PcmState next = new PcmState(decoded.next(), resampled.next(), some ? 0 : skipped);
    return new Pcm(resampled.channels(), at16k, next);
  }
}
