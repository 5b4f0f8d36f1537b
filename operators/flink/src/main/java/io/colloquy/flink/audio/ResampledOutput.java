package io.colloquy.flink.audio;

import io.colloquy.flink.audio.BlockResampler.Resampled;

/**
 * Brings samples to 16 kHz while they are decoded: some seconds of them at their own rate at most.
 */
final class ResampledOutput implements SampleOutput {
  private static final int SECONDS_AT_ONCE = 8;

  private ResamplerState state;
  private Samples waiting;
  private Samples resampled;

  ResampledOutput(ResamplerState state) {
    this.state = state;
  }

  @Override
  public void append(StreamHeader stream, Samples samples, int from, int to) {
    int atOnce = SECONDS_AT_ONCE * stream.sampleRate();
    for (int at = from; at < to; at += atOnce) {
      if (waiting == null) {
        waiting = new Samples(samples.channels());
      }
      waiting.append(samples, at, Math.min(to, at + atOnce));
      if (waiting.length() >= atOnce) {
        resample(stream.sampleRate());
      }
    }
  }

  /** Everything that is certain by now; no arrays before the stream's header is known. */
  Resampled certain(Decoded decoded) {
    resample(decoded.sampleRate());
    short[][] none = new short[decoded.channels()][0];
    return new Resampled(resampled == null ? none : resampled.toArrays(), state);
  }

  /** Everything; counting starts anew behind it. */
  Resampled all(Decoded decoded) {
    resample(decoded.sampleRate());
    keep(new BlockResampler(decoded.sampleRate()).flush(state));
    return certain(decoded);
  }

  private void resample(int sampleRate) {
    if (waiting != null && waiting.length() > 0) {
      keep(new BlockResampler(sampleRate).accept(state, waiting.toArrays()));
      waiting.clear();
    }
  }

  private void keep(Resampled more) {
    state = more.next();
    if (more.channels().length > 0) {
      if (resampled == null) {
        resampled = new Samples(more.channels().length);
      }
      resampled.append(more.channels());
    }
  }
}
