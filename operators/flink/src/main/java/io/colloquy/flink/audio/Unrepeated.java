package io.colloquy.flink.audio;

import io.colloquy.core.arrival.RecentSound;
import io.colloquy.core.arrival.RepeatedAudio;

/**
 * Leaves out what a recorder sends again: before resampling, so that the rest is to the bit what a
 * recorder that repeats nothing would have sent. Holds a chunk's beginning, some 6 s at most, until
 * it is known what of it was heard.
 */
final class Unrepeated implements SampleOutput {
  private final SampleOutput output;
  private final long claimedSamples;
  private long ofLastChunk;
  private StreamHeader stream;
  private RecentSound recent;
  private int stillRepeated;
  private Samples beginning;
  private boolean decided;
  private int found;

  private Unrepeated(PcmState state, long ofLastChunk, long claimedSamples, SampleOutput output) {
    this.output = output;
    this.claimedSamples = claimedSamples;
    this.ofLastChunk = ofLastChunk;
    this.recent = state.recent();
    this.stillRepeated = state.stillRepeated();
  }

  /** Of audio that goes on with the last chunk. */
  static Unrepeated goingOn(PcmState state, SampleOutput output) {
    return new Unrepeated(state, Long.MAX_VALUE, 0, output);
  }

  /**
   * Of a new chunk.
   *
   * @param claimedSamples how much of its beginning is known by the recorder's clock, at 16 kHz
   */
  static Unrepeated ofChunk(PcmState state, long claimedSamples, SampleOutput output) {
    int before = FlacFraming.waitingSamples(state.decoder());
    return new Unrepeated(state, before, claimedSamples, output);
  }

  @Override
  public void skip() {
    recent = RecentSound.none();
  }

  @Override
  public void append(StreamHeader header, Samples samples, int from, int to) {
    stream = header;
    int at = from + (int) Math.min(ofLastChunk, to - from);
    int dropped = Math.min(stillRepeated, at - from);
    if (at > from) {
      stillRepeated -= dropped;
      ofLastChunk -= at - from;
      pass(samples, from + dropped, at);
    }
    if (at < to && (decided || claimedSamples <= 0)) {
      pass(samples, at, to);
    } else if (at < to) {
      if (beginning == null) {
        beginning = new Samples(samples.channels());
      }
      beginning.append(samples, at, to);
      if (beginning.length() >= claimed() + header.sampleRate()) {
        decide();
      }
    }
  }

  /** Nothing follows in this call. */
  void end() {
    if (ofLastChunk < Long.MAX_VALUE && !decided) {
      decide();
    }
  }

  /** By how many source samples the chunk goes back. */
  int repeated() {
    return found;
  }

  /** How many of these are still to come. */
  int stillRepeated() {
    return stillRepeated;
  }

  /** What was heard last. */
  RecentSound recent() {
    return recent;
  }

  private void decide() {
    decided = true;
    stillRepeated = 0;
    if (beginning != null) {
      found = RepeatedAudio.samples(recent, beginning.toArrays(), claimed());
      int dropped = Math.min(found, beginning.length());
      stillRepeated = found - dropped;
      pass(beginning, dropped, beginning.length());
    }
  }

  private int claimed() {
    return (int) Math.round(claimedSamples * (double) stream.sampleRate() / BlockResampler.RATE);
  }

  private void pass(Samples samples, int from, int to) {
    if (to > from) {
      boolean lossy = stream.codec().needsWarmUp();
      recent = recent.then(samples.part(from, to), stream.sampleRate(), lossy);
      output.append(stream, samples, from, to);
    }
  }
}
