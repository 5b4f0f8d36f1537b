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
    ResampledOutput output = new ResampledOutput(state.resampler());
    Unrepeated fresh = Unrepeated.goingOn(state, output);
    Decoded decoded = decoder.accept(state.decoder(), format, sampleRate, channels, payload, fresh);
    return pcm(state, decoded, fresh, output.certain(decoded));
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
    ResampledOutput output = new ResampledOutput(state.resampler());
    Unrepeated fresh = Unrepeated.ofChunk(state, claimedSamples, output);
    Decoded decoded = decoder.accept(state.decoder(), format, sampleRate, channels, payload, fresh);
    fresh.end();
    return pcm(state, decoded, fresh, output.certain(decoded));
  }

  /**
   * Gives everything that is left at the end of a stream.
   *
   * @throws AudioException if the stream ended inside its header
   */
  public Pcm flush(PcmState state) throws AudioException {
    ResampledOutput output = new ResampledOutput(state.resampler());
    Unrepeated fresh = Unrepeated.goingOn(state, output);
    Decoded decoded = decoder.flush(state.decoder(), fresh);
    if (decoded.sampleRate() == 0) {
      return new Pcm(new short[0][], 0, 0, PcmState.initial());
    }
    return pcm(state, decoded, fresh, output.all(decoded));
  }

  /**
   * Returns if a stream may end here: nothing that its container promised is known to be missing.
   *
   * @throws AudioException telling what is missing
   */
  public void requireWhole(PcmState state) throws AudioException {
    DecoderState received = state.decoder();
    SampleOutput nobody = (stream, samples, from, to) -> {};
    Completeness.require(received, decoder.flush(received, nobody).next());
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
    Pcm flushed = decodedToEnd(state);
    PcmState after = flushed.next();
    PcmState next =
        new PcmState(
            decoder.interrupt(after.decoder()),
            after.resampler(),
            after.skipped(),
            after.recent(),
            0,
            after.repeats(),
            after.silence());
    return new Pcm(flushed.channels(), flushed.skippedSamples(), 0, next);
  }

  /** What cannot be decoded any more is dropped; all that was decoded before stays. */
  private Pcm decodedToEnd(PcmState state) {
    try {
      return flush(state);
    } catch (AudioException undecodable) {
      StreamHeader header = state.decoder().header();
      Decoded nothing =
          new Decoded(header.outputChannels(), header.sampleRate(), 0, state.decoder());
      ResampledOutput output = new ResampledOutput(state.resampler());
      return pcm(state, nothing, Unrepeated.goingOn(state, output), output.all(nothing));
    }
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
            state.repeats() || fresh.repeated() > 0,
            fresh.silence());
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
