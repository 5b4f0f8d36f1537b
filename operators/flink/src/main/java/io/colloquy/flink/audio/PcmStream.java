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
   *     s. Samples must bear it out; otherwise everything is kept. Below 0: by how much the clock
   *     stepped ahead, so that silence may have been left out wrongly before
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
    end(fresh, decoded.next());
    return pcm(state, decoded, fresh, output.certain(decoded));
  }

  /**
   * The same of a chunk that comes in parts: the first of them. {@link #accept} takes the others,
   * {@link #settle} tells that there are no more. Audio may be held until enough has come to know
   * what is repeated.
   */
  public Pcm acceptBeginning(
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
    return pcm(state, decoded, fresh, output.certain(decoded));
  }

  /** Gives what was held of a chunk's beginning, of which nothing more comes. */
  public Pcm settle(PcmState state) {
    Decoded nothing = nothing(state.decoder());
    ResampledOutput output = new ResampledOutput(state.resampler());
    Unrepeated fresh = Unrepeated.goingOn(state, output);
    end(fresh, state.decoder());
    return pcm(state, nothing, fresh, output.certain(nothing));
  }

  /** A frame that waits for the next chunk is heard already, so that it can be known again. */
  private void end(Unrepeated fresh, DecoderState received) {
    if (!fresh.isUndecided()) {
      return;
    }
    boolean nothingWaits = received.rest().length + received.openPacket().length == 0;
    if (!fresh.hasSamples() && (received.header() == null || nothingWaits)) {
      fresh.endWithoutAudio();
    } else {
      fresh.end(waiting(received));
    }
  }

  private Samples waiting(DecoderState received) {
    if (FlacFraming.waitingSamples(received) == 0) {
      return null;
    }
    Samples waiting = new Samples(received.header().outputChannels());
    try {
      decoder.flush(received, (stream, samples, from, to) -> waiting.append(samples, from, to));
    } catch (AudioException undecodable) {
      return null;
    }
    return waiting;
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
    fresh.end(null);
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
            after.silence(),
            null,
            after.leftOut());
    return new Pcm(flushed.channels(), flushed.skippedSamples(), flushed.repeatedSamples(), next);
  }

  /** What cannot be decoded any more is dropped; all that was decoded before stays. */
  private Pcm decodedToEnd(PcmState state) {
    try {
      return flush(state);
    } catch (AudioException undecodable) {
      Decoded nothing = nothing(state.decoder());
      ResampledOutput output = new ResampledOutput(state.resampler());
      Unrepeated fresh = Unrepeated.goingOn(state, output);
      fresh.end(null);
      return pcm(state, nothing, fresh, output.all(nothing));
    }
  }

  private static Decoded nothing(DecoderState state) {
    StreamHeader header = state.header();
    return header == null
        ? new Decoded(0, 0, 0, state)
        : new Decoded(header.outputChannels(), header.sampleRate(), 0, state);
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
            state.repeats() || fresh.isHeardAgain(),
            fresh.silence(),
            fresh.claim(),
            fresh.leftOut());
    return new Pcm(
        resampled.channels(), some ? at16k(skipped, decoded) : 0, fresh.repeatedSamples(), next);
  }

  private static long at16k(long samples, Decoded decoded) {
    return samples == 0
        ? 0
        : Math.round(samples * (double) BlockResampler.RATE / decoded.sampleRate());
  }
}
