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
   * Decodes one chunk, or more of the last one, and gives the samples that are certain by now.
   *
   * @throws AudioException if the chunk is refused; {@code state} stays valid, and the caller may
   *     {@link #interrupt} it and go on with the next chunk
   */
  public Pcm accept(
      PcmState state, AudioFormat format, int sampleRate, int channels, byte[] payload)
      throws AudioException {
    Decoded decoded = decoder.accept(state.decoder(), format, sampleRate, channels, payload);
    return resampled(state, decoded, Unrepeated.goingOn(state, decoded));
  }

  /**
   * Decodes a chunk whose recorder may have sent its beginning before: what is known is left out.
   *
   * @param claimedSamples how much of it is known by the recorder's clock, at 16 kHz: at most 5.1
   *     s. Samples must bear it out; otherwise everything is kept
   * @throws AudioException as above
   */
  public Pcm acceptRepeating(
      PcmState state,
      AudioFormat format,
      int sampleRate,
      int channels,
      byte[] payload,
      long claimedSamples)
      throws AudioException {
    Decoded decoded = decoder.accept(state.decoder(), format, sampleRate, channels, payload);
    return resampled(state, decoded, Unrepeated.ofChunk(state, decoded, claimedSamples));
  }

  /**
   * Gives everything that is left at the end of a stream.
   *
   * @throws AudioException if the stream ended inside its header
   */
  public Pcm flush(PcmState state) throws AudioException {
    Decoded decoded = decoder.flush(state.decoder());
    return decoded.sampleRate() == 0
        ? new Pcm(decoded.channels(), 0, 0, PcmState.initial())
        : flushed(state, decoded);
  }

  private static Pcm flushed(PcmState state, Decoded decoded) {
    Unrepeated fresh = Unrepeated.goingOn(state, decoded);
    BlockResampler resampler = new BlockResampler(decoded.sampleRate());
    Resampled blocks = resampler.accept(state.resampler(), fresh.channels());
    Resampled tail = resampler.flush(blocks.next());
    short[][] all =
        tail.channels().length == 0
            ? blocks.channels()
            : Samples.joined(blocks.channels(), tail.channels());
    return pcm(state, decoded, fresh, new Resampled(all, tail.next()));
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
  public Pcm interrupt(PcmState state) {
    if (state.decoder().header() == null) {
      return new Pcm(new short[0][], 0, 0, PcmState.initial());
    }
    Pcm flushed = flushed(state, decodedToEnd(state.decoder()));
    PcmState after = flushed.next();
    PcmState next =
        new PcmState(
            decoder.interrupt(after.decoder()),
            after.resampler(),
            after.skipped(),
            after.recent(),
            0,
            after.repeats());
    return new Pcm(flushed.channels(), flushed.skippedSamples(), 0, next);
  }

  /** What cannot be decoded any more is dropped; all that was decoded before stays. */
  private Decoded decodedToEnd(DecoderState state) {
    try {
      return decoder.flush(state);
    } catch (AudioException undecodable) {
      StreamHeader header = state.header();
      return new Decoded(new short[header.outputChannels()][0], header.sampleRate(), 0, state);
    }
  }

  private static Pcm resampled(PcmState state, Decoded decoded, Unrepeated fresh) {
    Resampled resampled =
        decoded.sampleRate() == 0
            ? new Resampled(decoded.channels(), state.resampler())
            : new BlockResampler(decoded.sampleRate()).accept(state.resampler(), fresh.channels());
    return pcm(state, decoded, fresh, resampled);
  }

  private static Pcm pcm(PcmState state, Decoded decoded, Unrepeated fresh, Resampled resampled) {
    long skipped = state.skipped() + decoded.skipped();
    boolean some = resampled.channels().length > 0 && resampled.channels()[0].length > 0;
    PcmState next =
        new PcmState(
            decoded.next(),
            resampled.next(),
            some ? 0 : skipped,
            fresh.recent(),
            fresh.stillRepeated(),
            state.repeats() || fresh.repeated() > 0);
    return new Pcm(
        resampled.channels(),
        some ? at16k(skipped, decoded) : 0,
        at16k(fresh.repeated(), decoded),
        next);
  }

  private static long at16k(long samples, Decoded decoded) {
    return samples == 0
        ? 0
        : Math.round(samples * (double) BlockResampler.RATE / decoded.sampleRate());
  }
}
