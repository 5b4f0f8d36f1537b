package io.colloquy.flink.audio;

import java.util.Arrays;

/**
 * Resamples to 16 kHz so that the result depends on the samples alone, never on how they were cut.
 *
 * <p>The source is divided into blocks of exactly one second, counted from the first sample or the
 * last flush. Each block is resampled by libswresample together with the second before it and 200
 * ms behind it, and only its own 16,000 samples are kept. So {@code n} samples give {@code round(n
 * × 16000 / rate)} in all. Audio at 16 kHz passes through unchanged and at once; any other rate
 * waits for up to 1.2 s.
 */
public final class BlockResampler {
  public static final int RATE = 16_000;

  private final int sourceRate;

  /**
   * @param sourceRate samples per second of what will be given
   */
  public BlockResampler(int sourceRate) {
    if (sourceRate <= 0) {
      throw new IllegalArgumentException("The source rate must be above 0, not " + sourceRate);
    }
    this.sourceRate = sourceRate;
  }

  /**
   * Samples at 16 kHz.
   *
   * @param channels one array per channel, all of one length
   * @param next what the next call needs
   */
  public record Resampled(short[][] channels, ResamplerState next) {}

  /** Takes samples, one array per channel, and gives every block that is complete. */
  public Resampled accept(ResamplerState state, short[][] samples) {
    if (sourceRate == RATE || samples.length == 0) {
      return new Resampled(samples, state);
    }
    int context = state.context();
    short[][] source = Samples.joined(state.samples(), samples);
    int length = source[0].length;
    int lookAhead = sourceRate / 5;
    int blocks = Math.max(0, (length - context - lookAhead) / sourceRate);
    if (blocks == 0) {
      return new Resampled(new short[source.length][0], new ResamplerState(source, context));
    }
    short[][] output = new short[source.length][blocks * RATE];
    try (SampleRateConverter converter = new SampleRateConverter(sourceRate)) {
      for (int b = 0; b < blocks; b++) {
        int from = context + b * sourceRate;
        for (int c = 0; c < source.length; c++) {
          block(converter, source[c], from, from + sourceRate, RATE, output[c], b * RATE);
        }
      }
    }
    int keep = context + (blocks - 1) * sourceRate;
    for (int c = 0; c < source.length; c++) {
      source[c] = Arrays.copyOfRange(source[c], keep, length);
    }
    return new Resampled(output, new ResamplerState(source, sourceRate));
  }

  /** Gives what is left; counting starts anew behind it. */
  public Resampled flush(ResamplerState state) {
    int width = state.samples().length;
    int left = state.length() - state.context();
    int count = (int) Math.round(left * (double) RATE / sourceRate);
    short[][] output = new short[width][count];
    if (count > 0) {
      try (SampleRateConverter converter = new SampleRateConverter(sourceRate)) {
        for (int c = 0; c < width; c++) {
          tail(converter, state.samples()[c], state.context(), output[c]);
        }
      }
    }
    return new Resampled(output, ResamplerState.initial());
  }

  /** The rest may be longer than a block: it is resampled in the same blocks as any other audio. */
  private void tail(SampleRateConverter converter, short[] source, int context, short[] output) {
    for (int from = context, at = 0; at < output.length; from += sourceRate, at += RATE) {
      int to = Math.min(from + sourceRate, source.length);
      block(converter, source, from, to, Math.min(RATE, output.length - at), output, at);
    }
  }

  private void block(
      SampleRateConverter converter,
      short[] source,
      int from,
      int to,
      int count,
      short[] output,
      int at) {
    int first = Math.max(0, from - sourceRate);
    int last = Math.min(source.length, to + sourceRate / 5);
    short[] resampled = converter.convert(Arrays.copyOfRange(source, first, last));
    int skip = (int) ((long) (from - first) * RATE / sourceRate);
    System.arraycopy(
        resampled, skip, output, at, Math.max(0, Math.min(count, resampled.length - skip)));
  }
}
