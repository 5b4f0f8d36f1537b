package io.colloquy.flink.audio;

/**
 * Source samples that {@link BlockResampler} still needs: at most 2.2 s.
 *
 * @param samples one array per channel; empty before the first sample
 * @param context how many of them, at the front, are resampled already and only serve as context
 */
public record ResamplerState(short[][] samples, int context) {

  public ResamplerState {
    samples = samples == null ? new short[0][] : samples;
  }

  /** The state before the first sample, and behind a flush. */
  public static ResamplerState initial() {
    return new ResamplerState(null, 0);
  }

  int pending() {
    return length() - context;
  }

  int length() {
    return samples.length == 0 ? 0 : samples[0].length;
  }
}
