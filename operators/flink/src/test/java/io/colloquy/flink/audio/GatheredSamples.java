package io.colloquy.flink.audio;

/** Keeps all samples at their own rate. */
final class GatheredSamples implements SampleOutput {
  private Samples samples;

  @Override
  public void append(StreamHeader stream, Samples more, int from, int to) {
    if (samples == null) {
      samples = new Samples(more.channels());
    }
    samples.append(more, from, to);
  }

  int length() {
    return samples == null ? 0 : samples.length();
  }

  short[][] toArrays() {
    return samples == null ? new short[1][0] : samples.toArrays();
  }
}
