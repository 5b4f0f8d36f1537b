package io.colloquy.core.window;

/** A stretch of a stream, from {@code firstSample} up to, not including, {@code endSample}. */
public record SampleSpan(long firstSample, long endSample) {

  public long samples() {
    return endSample - firstSample;
  }
}
