package io.colloquy.flink.audio;

import io.colloquy.core.arrival.RecentSound;

/**
 * What a stream's next chunk needs from the chunks before it.
 *
 * @param decoder what the decoder keeps
 * @param resampler what the resampler keeps
 * @param skipped source samples missing before the next one that is handed out
 * @param recent what was decoded last, to know it again
 * @param stillRepeated source samples of the last chunk that are known already, and still to come
 * @param repeats whether a chunk of the stream ever began with audio that was known
 * @param silence source samples that silence stands for since the last chunk began: its container
 *     says that they are missing
 * @param claim what the last chunk may repeat, while that cannot be told
 * @param leftOut source samples of silence that were left out because a clock said so
 */
public record PcmState(
    DecoderState decoder,
    ResamplerState resampler,
    long skipped,
    RecentSound recent,
    int stillRepeated,
    boolean repeats,
    long silence,
    UndecidedClaim claim,
    long leftOut) {

  public PcmState {
    decoder = decoder == null ? DecoderState.initial() : decoder;
    resampler = resampler == null ? ResamplerState.initial() : resampler;
    recent = recent == null ? RecentSound.none() : recent;
    claim = claim == null ? UndecidedClaim.none() : claim;
  }

  /** The state before a stream's first chunk. */
  public static PcmState initial() {
    return new PcmState(null, null, 0, null, 0, false, 0, null, 0);
  }

  /** Samples at 16 kHz that were taken, but not given out yet: they wait for what follows. */
  public long pendingSamples() {
    if (decoder.header() == null) {
      return 0;
    }
    int waiting = Math.max(0, FlacFraming.waitingSamples(decoder) - stillRepeated);
    long source = resampler.pending() + claim.length() + waiting;
    return source * BlockResampler.RATE / decoder.header().sampleRate();
  }

  /** Samples at 16 kHz since the last chunk began that are silence in place of missing packets. */
  public long silentSamples() {
    return decoder.header() == null
        ? 0
        : silence * BlockResampler.RATE / decoder.header().sampleRate();
  }

  /** Whether anything was decoded that is not given out yet. */
  public boolean holdsSamples() {
    return resampler.pending() + claim.length() > 0;
  }

  /** The same in front of audio that does not follow what was decoded last. */
  public PcmState behindGap() {
    return new PcmState(decoder, resampler, skipped, null, 0, repeats, 0, null, 0);
  }
}
